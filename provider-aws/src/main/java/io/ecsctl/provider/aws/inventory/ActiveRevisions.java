package io.ecsctl.provider.aws.inventory;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.ecs.paginators.ListTaskDefinitionsIterable;

/**
 * Which revisions are active, by ECS's own word. Tags do not tell: a deregistered revision can be
 * described for good and keeps what it carries, be it because somebody deregistered it by hand or
 * because a destroy died before it gave the marks back. Nor does the family: it is active as long
 * as any of its revisions is, whoever registered that one.
 */
public final class ActiveRevisions {
  private static final int PAGE = 100;

  /** Families for each page of the account that is read before they are asked one by one. */
  private static final int FAMILIES_A_PAGE = 10;

  private final AwsClients clients;

  public ActiveRevisions(AwsClients clients) {
    this.clients = clients;
  }

  /** A block's revisions: of two families, while one takes the other's place. */
  private record Line(ResourceAddress address, String family) {
    static Line of(Owned<String> revision) {
      return new Line(revision.address(), EcsInventory.family(revision.object()));
    }
  }

  /**
   * The newest active ones of every address and family, in no order. Where a family has more than a
   * page of them, older ones may be missing.
   *
   * <p>The account's list is read as long as that takes few calls beside one a family, which is
   * what a long one costs.
   *
   * @param revisions ARNs
   */
  List<Owned<String>> newestOf(Collection<Owned<String>> revisions) {
    Map<Line, List<Owned<String>>> lines =
        revisions.stream().collect(Collectors.groupingBy(Line::of));
    if (lines.isEmpty()) {
      return List.of();
    }
    List<ListTaskDefinitionsResponse> pages =
        Call.to(
            "ecs:ListTaskDefinitions",
            () -> pages(null).stream().limit(1 + lines.size() / FAMILIES_A_PAGE).toList());
    if (pages.getLast().nextToken() != null) {
      return Parallel.map(lines.values(), this::newestOfLine).stream()
          .flatMap(List::stream)
          .toList();
    }
    Set<String> active = new HashSet<>();
    pages.forEach(page -> active.addAll(page.taskDefinitionArns()));
    return revisions.stream().filter(revision -> active.contains(revision.object())).toList();
  }

  private List<Owned<String>> newestOfLine(List<Owned<String>> line) {
    String family = EcsInventory.family(line.getFirst().object());
    return Call.to(
        "ecs:ListTaskDefinitions",
        () ->
            pages(family).stream()
                .map(page -> Set.copyOf(page.taskDefinitionArns()))
                .map(active -> line.stream().filter(r -> active.contains(r.object())).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of()));
  }

  /** Those of one family, newest first, whoever registered them: ARNs. */
  public List<String> of(String family) {
    List<String> active = new ArrayList<>();
    Call.to("ecs:ListTaskDefinitions", () -> pages(family).stream().toList())
        .forEach(page -> active.addAll(page.taskDefinitionArns()));
    // The prefix is the whole name to ECS, and only how it begins to some emulators.
    active.removeIf(arn -> !EcsInventory.family(arn).equals(family));
    return active;
  }

  private ListTaskDefinitionsIterable pages(@Nullable String family) {
    return clients
        .ecs()
        .listTaskDefinitionsPaginator(r ->
            r.familyPrefix(family)
                .status(TaskDefinitionStatus.ACTIVE)
                .sort(SortOrder.DESC)
                .maxResults(PAGE));
  }
}
