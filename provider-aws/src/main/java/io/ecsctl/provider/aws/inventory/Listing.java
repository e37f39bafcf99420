package io.ecsctl.provider.aws.inventory;

import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/**
 * Whether the tagging API lists what was just made. It hears of new objects some seconds late, and
 * who reads by it would want to make them again.
 */
public final class Listing {
  /** Kinds whose {@code list} goes by the index and by nothing else. */
  private static final Set<String> REGIONAL =
      Set.of(
          "alarm",
          "bucket",
          "capacity_provider",
          "certificate",
          "cluster",
          "composite_alarm",
          "discovery_service",
          "dns_record",
          "listener",
          "listener_rule",
          "load_balancer",
          "log_group",
          "namespace",
          "pull_through_cache",
          "repository",
          "schedule",
          "target_group",
          "task_definition");

  /** The same of what belongs to no region. */
  private static final Set<String> GLOBAL = Set.of("policy");

  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration AT_MOST = Duration.ofMinutes(2);

  private final AwsClients clients;
  private final StackScope scope;
  private final Function<LiveResource, String> entry;

  /**
   * @param entry what the tagging API lists an object by: its ARN, or how that ends, from a colon
   *     on
   */
  public Listing(AwsClients clients, StackScope scope, Function<LiveResource, String> entry) {
    this.clients = clients;
    this.scope = scope;
    this.entry = entry;
  }

  /**
   * Waits until all of {@code made} are listed, not for long.
   *
   * @return those that are not yet; none on an emulator, which may never list some
   */
  public List<LiveResource> await(Collection<LiveResource> made) throws InterruptedException {
    if (clients.emulated()) {
      return List.of();
    }
    List<LiveResource> missing = new ArrayList<>();
    missing.addAll(await(of(REGIONAL, made), clients::tagging));
    missing.addAll(await(of(GLOBAL, made), clients::globalTagging));
    return missing;
  }

  private static List<LiveResource> of(Set<String> kinds, Collection<LiveResource> made) {
    return made.stream().filter(live -> kinds.contains(live.address().kind())).toList();
  }

  private List<LiveResource> await(
      List<LiveResource> made, Supplier<ResourceGroupsTaggingApiClient> tagging)
      throws InterruptedException {
    Pacer pacer = clients.pacer();
    Duration began = pacer.uptime();
    List<LiveResource> missing = made;
    while (!missing.isEmpty()) {
      TagIndex index = TagIndex.read(tagging.get(), false, scope);
      if (!index.complete()) {
        return List.of();
      }
      Set<String> listed = index.byArn().keySet();
      missing = missing.stream().filter(live -> !isIn(listed, entry.apply(live))).toList();
      if (missing.isEmpty() || pacer.uptime().minus(began).compareTo(AT_MOST) >= 0) {
        break;
      }
      pacer.pause(PAUSE);
    }
    return missing;
  }

  private static boolean isIn(Set<String> arns, String entry) {
    return arns.contains(entry)
        || (entry.startsWith(":") && arns.stream().anyMatch(arn -> arn.endsWith(entry)));
  }
}
