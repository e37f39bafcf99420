package io.ecsctl.provider.aws.inventory;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether the tagging API lists what was just made. It hears of new objects some seconds late, and
 * who reads by it would want to make them again.
 */
public final class Listing {
  /** Kinds whose {@code list} goes by the index and by nothing else. */
  private static final Set<String> BY_INDEX =
      Set.of(
          "alarm",
          "bucket",
          "capacity_provider",
          "certificate",
          "cluster",
          "composite_alarm",
          "discovery_service",
          "listener",
          "listener_rule",
          "load_balancer",
          "log_group",
          "namespace",
          "repository",
          "schedule",
          "target_group",
          "task_definition");

  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration AT_MOST = Duration.ofMinutes(2);

  private final AwsClients clients;
  private final StackScope scope;

  public Listing(AwsClients clients, StackScope scope) {
    this.clients = clients;
    this.scope = scope;
  }

  /**
   * Waits until all of {@code made} are listed, not for long.
   *
   * @return those that are not yet; none on an emulator, which may never list some
   */
  public List<LiveResource> await(Collection<LiveResource> made) throws InterruptedException {
    List<LiveResource> missing =
        made.stream().filter(live -> BY_INDEX.contains(live.address().kind())).toList();
    if (clients.emulated()) {
      return List.of();
    }
    Pacer pacer = clients.pacer();
    Duration began = pacer.uptime();
    while (!missing.isEmpty()) {
      TagIndex index = TagIndex.read(clients.tagging(), false, scope);
      if (!index.complete()) {
        return List.of();
      }
      SortedSet<String> listed = new TreeSet<>(index.byArn().keySet());
      missing = missing.stream().filter(live -> !listed.contains(arn(live))).toList();
      if (missing.isEmpty() || pacer.uptime().minus(began).compareTo(AT_MOST) >= 0) {
        break;
      }
      pacer.pause(PAUSE);
    }
    return missing;
  }

  private static String arn(LiveResource live) {
    String arn = live.attributes().get("arn") instanceof Value.Text(var text) ? text : live.id();
    // A schedule's tags are its group's.
    return live.address().kind().equals("schedule")
        ? arn.replaceFirst(":schedule/([^/]+)/.*$", ":schedule-group/$1")
        : arn;
  }
}
