package io.ecsctl.planner.drift;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.diff.Values;
import io.ecsctl.planner.drift.DriftedResource.What;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.Step;
import io.ecsctl.planner.provider.AccountEvent;
import io.ecsctl.planner.provider.History;
import io.ecsctl.planner.provider.HistoryRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the account differs from the program.
 *
 * @param resources in plan order
 * @param asked whether the account's log was asked who it was
 * @param refused why it could not be asked; null when it could, or nobody tried
 */
public record Drift(
    List<DriftedResource> resources, boolean asked, History.@Nullable Refused refused) {
  public Drift {
    resources = List.copyOf(resources);
  }

  /** Somebody is named for each, or it is known that nobody else did it. */
  public boolean isExplained() {
    return resources.stream()
        .allMatch(resource ->
            resource.change() != null
                || resource.applied() != null
                || resource.fields().stream().anyMatch(field -> field.since() != null));
  }

  public boolean isNone() {
    return resources.isEmpty();
  }

  public long count(What what) {
    return resources.stream().filter(resource -> resource.what() == what).count();
  }

  /**
   * What a plan leaves out that changes nothing. Where only something follows from the drift of
   * another resource, such as the revision that a service runs, that one alone is told.
   */
  public static Drift of(Plan plan) {
    Map<ResourceAddress, List<PlanNode>> byAddress = new LinkedHashMap<>();
    for (PlanNode node : plan.leftOut()) {
      // What is found late is found anew each time; the removal of a replaced object is no
      // difference beside its replacement.
      if (node.step() != Step.OLD && node.action() != Action.LOOK_UP) {
        byAddress.computeIfAbsent(node.address(), _ -> new ArrayList<>()).add(node);
      }
    }
    List<DriftedResource> resources = new ArrayList<>();
    byAddress.forEach((address, nodes) -> {
      DriftedResource resource = resource(address, nodes);
      if (resource.what() != What.CHANGED || !resource.fields().isEmpty()) {
        resources.add(resource);
      }
    });
    return new Drift(resources, false, null);
  }

  private static DriftedResource resource(ResourceAddress address, List<PlanNode> nodes) {
    PlanNode head =
        nodes.stream()
            .filter(node -> node.step() != Step.OWNERSHIP)
            .findFirst()
            .orElse(nodes.getFirst());
    What what =
        switch (head.action()) {
          case NO_OP, UPDATE, REPLACE, LOOK_UP -> What.CHANGED;
          case CREATE -> What.MISSING;
          case DELETE -> What.EXTRA;
          case MOVE, ADOPT, FORGET -> What.HANDOVER;
        };
    List<DriftedField> fields =
        what == What.CHANGED
            ? nodes.stream()
                .flatMap(node -> node.changes().stream())
                .filter(change -> !follows(change))
                .map(Drift::field)
                .toList()
            : List.of();
    return new DriftedResource(address, what, head.liveId(), name(head), fields, null, null);
  }

  /** What is not known before another object is made anew is no difference of its own. */
  private static boolean follows(AttributeChange change) {
    return change.after() != null && Values.isPending(change.after());
  }

  private static DriftedField field(AttributeChange change) {
    return new DriftedField(
        change.path(),
        change.attribute(),
        change.before(),
        change.after(),
        change.sensitive(),
        null);
  }

  private static String name(PlanNode node) {
    for (AttributeChange change : node.changes()) {
      if ((change.path().equals("name") || change.path().equals("family"))
          && change.after() instanceof Value.Text(var name)) {
        return name;
      }
    }
    String id = node.liveId();
    return id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);
  }

  /** What to ask the account's log, a request a resource. */
  public List<HistoryRequest> requests() {
    return resources.stream()
        .map(resource -> new HistoryRequest(resource.address(), resource.id(), resource.name()))
        .toList();
  }

  /**
   * The same with who changed what, as far as that is known.
   *
   * @param histories answers to {@link #requests}, in their order
   */
  public Drift with(List<History> histories) {
    List<DriftedResource> known = new ArrayList<>();
    History.Refused why = null;
    for (int i = 0; i < resources.size(); i++) {
      switch (histories.get(i)) {
        case History.Found(var events) -> known.add(explained(resources.get(i), events));
        case History.Refused answer -> {
          why = answer;
          known.add(resources.get(i));
        }
      }
    }
    return new Drift(known, true, why);
  }

  private static DriftedResource explained(DriftedResource resource, List<AccountEvent> events) {
    // What others did before this tool's last change, that change has put right.
    List<AccountEvent> others = events.stream().takeWhile(event -> !event.ours()).toList();
    List<DriftedField> fields =
        resource.fields().stream()
            .map(field ->
                field.since(
                    others.stream()
                        .filter(event -> event.sets(field.attribute()))
                        .findFirst()
                        .orElse(null)))
            .toList();
    return new DriftedResource(
        resource.address(),
        resource.what(),
        resource.id(),
        resource.name(),
        fields,
        change(resource.what(), others),
        others.isEmpty() && !events.isEmpty() ? events.getFirst() : null);
  }

  private static @Nullable AccountEvent change(What what, List<AccountEvent> others) {
    return others.stream()
        .filter(event -> what != What.MISSING || event.operation().contains(":De"))
        .findFirst()
        .orElse(null);
  }
}
