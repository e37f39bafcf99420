package io.ecsctl.planner.provider;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * A change that somebody made, as the account's own log has it.
 *
 * @param operation {@code ecs:UpdateService}
 * @param who the ARN, or what else the log calls them
 * @param ours made by this tool
 * @param parameters what the request said: names of its top-level members, in AWS's spelling
 * @param requestId empty when the log does not say
 */
public record AccountEvent(
    Instant time,
    String operation,
    String who,
    boolean ours,
    Set<String> parameters,
    String requestId) {
  public AccountEvent {
    parameters = Set.copyOf(parameters);
  }

  /**
   * Whether it set the attribute: {@code desired_count} is {@code desiredCount} in the request.
   *
   * @param attribute in the schema's name
   */
  public boolean sets(String attribute) {
    String wanted = plain(attribute);
    // container is containerDefinitions, load_balancer is loadBalancers.
    return parameters.stream().map(AccountEvent::plain).anyMatch(name -> name.startsWith(wanted));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
