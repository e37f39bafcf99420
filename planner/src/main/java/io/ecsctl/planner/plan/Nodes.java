package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.FieldPath;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.provider.LiveResource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The nodes of a plan, without edges yet, and which node does what for an address. */
final class Nodes {
  private static final SortedSet<String> NONE = Names.NONE;

  private final SequencedMap<String, PlanNode> byId = new LinkedHashMap<>();
  private final Map<ResourceAddress, PlanNode> objects = new HashMap<>();
  private final Map<ResourceAddress, String> separate = new LinkedHashMap<>();
  private final Map<ResourceAddress, String> removal = new LinkedHashMap<>();
  private final Map<ResourceAddress, String> clearing = new LinkedHashMap<>();

  List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  PlanNode get(String id) {
    PlanNode node = byId.get(id);
    if (node == null) {
      throw new IllegalArgumentException("no node " + id);
    }
    return node;
  }

  /**
   * The id of the node that does something to the object itself.
   *
   * @throws IllegalArgumentException when there is none
   */
  String step(ResourceAddress address) {
    PlanNode node = objects.get(address);
    if (node == null) {
      throw new IllegalArgumentException("no node for " + address);
    }
    return node.id();
  }

  /** The node that makes, changes or keeps the object; null when it only goes. */
  @Nullable String object(ResourceAddress address) {
    PlanNode node = objects.get(address);
    return node == null || node.action() == Action.DELETE || node.action() == Action.FORGET
        ? null
        : node.id();
  }

  /** The node that sets its separate attributes. */
  @Nullable String separate(ResourceAddress address) {
    return separate.get(address);
  }

  /** The node that removes the live object: because it goes, or because another takes its place. */
  @Nullable String removal(ResourceAddress address) {
    return removal.get(address);
  }

  /** The node that empties the separate attributes of a live object that goes. */
  @Nullable String clearing(ResourceAddress address) {
    return clearing.get(address);
  }

  void add(Decision decision) {
    ResourceAddress address = decision.address();
    KindSchema schema = decision.resource().schema();
    LiveResource live = decision.live();
    boolean inPlace = decision.action() == Action.UPDATE && !decision.newRevision();
    put(
        PlanNode.of(StepIds.object(address), address, decision.action(), Step.OBJECT)
            .changes(decision.changes())
            .attributes(inPlace ? attributes(decision.changes()) : NONE)
            .newRevision(decision.newRevision())
            .replaceReason(decision.action() == Action.REPLACE ? decision.replaceReason() : "")
            .createFirst(decision.createFirst())
            .desired(
                decision.action() == Action.NO_OP
                    ? Value.ObjectOf.EMPTY
                    : part(schema, decision.desired(), false))
            .liveId(live == null ? "" : live.id())
            .notes(decision.notes())
            .external(external(decision.resource().lifecycle()))
            .kept(decision.kept())
            .build());
    if (!decision.separate().isEmpty()) {
      String id = StepIds.separate(address, schema);
      separate.put(address, id);
      put(
          PlanNode.of(id, address, Action.UPDATE, Step.SEPARATE)
              .changes(decision.separate())
              .attributes(attributes(decision.separate()))
              .desired(part(schema, decision.desired(), true))
              .liveId(live == null || decision.action() == Action.REPLACE ? "" : live.id())
              .build());
    }
    if (decision.action() == Action.REPLACE && live != null) {
      String id = StepIds.old(address);
      removal.put(address, id);
      put(removing(id, live, Action.DELETE, Step.OLD, NONE, List.of()));
    }
  }

  private static SortedSet<String> external(Lifecycle lifecycle) {
    return lifecycle.external().isEmpty()
        ? NONE
        : lifecycle.external().stream()
            .map(FieldPath::toString)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Once more what {@code first} sets, now that nobody holds on to what it takes out.
   *
   * @return the id
   */
  String addLettingGo(ResourceAddress address, String first) {
    PlanNode set = get(first);
    String id = StepIds.lettingGo(address);
    put(
        PlanNode.of(id, address, Action.UPDATE, Step.SEPARATE)
            .attributes(set.attributes())
            .desired(set.desired())
            .liveId(set.liveId())
            .build());
    return id;
  }

  /** What {@code lookup} borrows is found once what it depends on is there. */
  void addLookup(PlannedLookup lookup) {
    put(
        PlanNode.of(StepIds.object(lookup.address()), lookup.address(), Action.LOOK_UP, Step.OBJECT)
            .desired(lookup.filters())
            .build());
  }

  /** The object at {@code from} is called {@code address} from now on. */
  void addMove(ResourceAddress address, ResourceAddress from, String liveId) {
    put(
        PlanNode.of(StepIds.moved(address), address, Action.MOVE, Step.OWNERSHIP)
            .liveId(liveId)
            .from(from)
            .build());
  }

  /**
   * A live object becomes the one at {@code decision}'s address. A revision that stays as it is
   * gets the hash of what the program says, so that it need not be read again.
   */
  void addAdoption(Decision decision, LiveResource live) {
    KindSchema schema = decision.resource().schema();
    boolean hashed = schema.revisioned() && decision.action() == Action.NO_OP;
    put(
        PlanNode.of(
                StepIds.adopted(decision.address()),
                decision.address(),
                Action.ADOPT,
                Step.OWNERSHIP)
            .desired(hashed ? part(schema, decision.desired(), false) : Value.ObjectOf.EMPTY)
            .liveId(live.id())
            .notes(
                decision.action() == Action.REPLACE
                    ? List.of("adopted only to be replaced, because of " + decision.replaceReason())
                    : List.of())
            .build());
  }

  /** A live object that goes for good. */
  void addDeletion(LiveResource live, List<String> notes) {
    String id = StepIds.object(live.address());
    removal.put(live.address(), id);
    put(removing(id, live, Action.DELETE, Step.OBJECT, NONE, notes));
  }

  /**
   * A live object that stays and is nobody's; what refers to it is done with first all the same.
   */
  void addRelease(LiveResource live) {
    String id = StepIds.object(live.address());
    removal.put(live.address(), id);
    put(removing(id, live, Action.FORGET, Step.OBJECT, NONE, List.of()));
  }

  void addDuplicate(LiveResource live) {
    put(removing(StepIds.duplicate(live), live, Action.DELETE, Step.DUPLICATE, NONE, List.of()));
  }

  /** Whether any live object goes. */
  boolean removesAny() {
    return !removal.isEmpty();
  }

  /** Whether anything is set in a step of its own. */
  boolean separatesAny() {
    return !separate.isEmpty();
  }

  /** The live object is deleted or replaced. */
  boolean deletes(ResourceAddress address) {
    String id = removal.get(address);
    return id != null && get(id).action() == Action.DELETE;
  }

  List<PlanNode> all() {
    return List.copyOf(byId.values());
  }

  /**
   * Empties the separate attributes of a live object that goes, so that those they refer to can go
   * too.
   */
  void addClearing(LiveResource live, KindSchema schema, boolean replaced) {
    ResourceAddress address = live.address();
    String id = replaced ? StepIds.oldSeparate(address, schema) : StepIds.separate(address, schema);
    SortedSet<String> attributes =
        schema.body().attributes().values().stream()
            .filter(a -> a.change() == Change.SEPARATE && live.attributes().has(a.name()))
            .map(a -> a.name())
            .collect(Collectors.toCollection(TreeSet::new));
    clearing.put(address, id);
    put(removing(id, live, Action.DELETE, Step.SEPARATE, attributes, List.of()));
  }

  private static PlanNode removing(
      String id,
      LiveResource live,
      Action action,
      Step step,
      SortedSet<String> attributes,
      List<String> notes) {
    return PlanNode.of(id, live.address(), action, step)
        .attributes(attributes)
        .liveId(live.id())
        .notes(notes)
        .build();
  }

  private void put(PlanNode node) {
    if (byId.put(node.id(), node) != null) {
      throw new IllegalStateException("two nodes " + node.id());
    }
    if (node.step() == Step.OBJECT) {
      objects.put(node.address(), node);
    }
  }

  private static SortedSet<String> attributes(List<AttributeChange> changes) {
    return changes.stream()
        .map(AttributeChange::attribute)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The attributes that are set separately, or those that are not: a step waits only for what its
   * own attributes refer to.
   */
  private static Value.ObjectOf part(
      KindSchema schema, Value.ObjectOf desired, boolean separately) {
    return desired.only((name, _) -> {
      AttributeSchema attribute = schema.body().attributes().get(name);
      return attribute == null || (attribute.change() == Change.SEPARATE) == separately;
    });
  }
}
