package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.diff.ExternalFields;
import io.ecsctl.planner.diff.Resolver;
import io.ecsctl.planner.diff.Standing;
import io.ecsctl.planner.graph.Dag;
import io.ecsctl.planner.graph.Order;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to each resource of a program. Resources come after those they refer to,
 * because what happens to one decides what the next one can know.
 */
final class Decisions {
  /** From here on it pays to use all cores. */
  private static final int LARGE = 2_000;

  private final Program program;
  private final Snapshot snapshot;
  private final Map<ResourceAddress, LiveResource> live;
  private final Comparison comparison;
  private final Function<List<LiveResource>, List<LiveResource>> describe;
  private final Revisions revisions;
  private final Resolver resolver;
  private final Selection selection;
  private final StackTags tags;
  private final List<Decision> decided = new ArrayList<>();
  private final Map<ResourceAddress, Integer> positions = new HashMap<>();
  private final Dag<ResourceAddress> references = new Dag<>();
  private final Set<ResourceAddress> leftOut = new HashSet<>();

  /**
   * @param program the input's, or an empty one
   */
  Decisions(Program program, PlanInput input, Uncompared uncompared) {
    this.program = program;
    this.snapshot = input.snapshot();
    this.live = new HashMap<>(snapshot.resources());
    this.comparison = new Comparison(uncompared, input.canonical());
    this.describe = input.describe();
    this.selection = input.selection();
    this.tags = new StackTags(program.stack().tags());
    this.revisions =
        new Revisions(comparison, new RunningRevisions(program, input), input.describe());
    this.resolver = new Resolver(this::standing, input.variables());
  }

  /** In program order. */
  Collection<Decision> all() {
    return Collections.unmodifiableList(decided);
  }

  /** Each resource needs those of the program that it refers to. */
  Dag<ResourceAddress> references() {
    return references;
  }

  @Nullable Decision of(ResourceAddress address) {
    Integer position = positions.get(address);
    return position == null ? null : decided.get(position);
  }

  void replace(Decision decision) {
    Integer position = positions.putIfAbsent(decision.address(), decided.size());
    if (position == null) {
      decided.add(decision);
    } else {
      decided.set(position, decision);
    }
  }

  /**
   * Last step: what nobody asked for does not happen, so what reads it finds what is live.
   *
   * @param steps ids of nodes
   */
  void leaveOut(Set<String> steps) {
    if (steps.isEmpty()) {
      return;
    }
    for (Decision decision : decided) {
      boolean own = steps.contains(StepIds.object(decision.address()));
      boolean separate =
          decision.action() == Action.NO_OP
              && steps.contains(StepIds.separate(decision.address(), decision.resource().schema()));
      if (own || separate) {
        leftOut.add(decision.address());
      }
    }
  }

  /** What is done to the resource was not asked for. */
  boolean isLeftOut(ResourceAddress address) {
    return leftOut.contains(address);
  }

  /** What is known of outputs, once everything is decided. */
  Value resolve(Value output) {
    return resolver.resolve(output);
  }

  /** What the program borrows; nothing when the stack goes. */
  List<PlannedLookup> lookups() {
    return PlannedLookups.of(program, resolver);
  }

  /** Step 1: actions, and changes of all attributes that are not set separately. */
  void decideObjects() {
    decideObjects(program.resources().size() >= LARGE && !asksTheAccount());
  }

  /**
   * @param atOnce as many as can be decided at the same time, on all cores; what is decided does
   *     not depend on it
   */
  void decideObjects(boolean atOnce) {
    for (Resource resource : program.resources().values()) {
      references.add(resource.address());
      for (ResourceAddress target : resource.references()) {
        if (program.resources().containsKey(target)) {
          references.need(resource.address(), target);
        }
      }
    }
    switch (references.order()) {
      case Order.Cyclic(var cycle) -> throw Cycles.refused(cycle);
      case Order.Sorted(var addresses) -> {
        if (atOnce) {
          decideInWaves(addresses);
        } else {
          decideInTurn(addresses);
        }
      }
    }
  }

  private void decideInTurn(List<ResourceAddress> order) {
    order.forEach(address -> program.resource(address).ifPresent(r -> replace(decide(r))));
  }

  private void decideInWaves(List<ResourceAddress> order) {
    try {
      for (List<Resource> wave : Waves.of(program, order)) {
        wave.parallelStream().map(this::decide).toList().forEach(this::replace);
      }
    } catch (RuntimeException oneOfSeveral) {
      // Which of several mistakes is told does not depend on who is quicker.
      decided.clear();
      positions.clear();
      decideInTurn(order);
      return;
    }
    List<Decision> inOrder = order.stream().map(this::of).filter(Objects::nonNull).toList();
    decided.clear();
    positions.clear();
    inOrder.forEach(this::replace);
  }

  /** Who sets fields of a revision is asked one by one, in an order that is always the same. */
  private boolean asksTheAccount() {
    return program.resources().values().stream()
        .anyMatch(resource -> !resource.lifecycle().external().isEmpty());
  }

  private Decision decide(Resource resource) {
    return triggered(best(resource));
  }

  /**
   * Step 2: revisions are read without detail, which is fetched, in one go, for those that change,
   * only to show what is different, and for those in which somebody else sets fields, to show what
   * these are.
   */
  void describeRevisions() {
    List<LiveResource> without =
        decided.stream()
            .filter(decision -> decision.resource().schema().revisioned())
            .filter(decision -> decision.changesIdentity() || Revisions.sharesFields(decision))
            .map(Decision::live)
            .filter(live -> live != null && !live.detailed())
            .toList();
    if (without.isEmpty()) {
      return;
    }
    for (LiveResource detailed : describe.apply(without)) {
      Decision decision = of(detailed.address());
      if (decision != null) {
        replace(revisions.inDetail(decision, detailed));
      }
    }
  }

  /**
   * Step 3: separate attributes. By now every object's fate is known, so two may refer to each
   * other.
   */
  void decideSeparate() {
    Map<String, Boolean> kinds = new HashMap<>();
    for (Decision decision : decided) {
      Resource resource = decision.resource();
      boolean separates =
          kinds.computeIfAbsent(
              resource.address().kind(),
              _ ->
                  resource.schema().body().attributes().values().stream()
                      .anyMatch(Comparison::isSeparate));
      if (!separates) {
        continue;
      }
      Value.ObjectOf desired = resolver.resolve(resource.schema().body(), decision.desired());
      LiveResource live = decision.live();
      List<AttributeChange> changes =
          live == null || decision.action() == Action.REPLACE
              ? comparison.creation(resource, desired, Comparison::isSeparate)
              : comparison.of(resource, desired, live, Comparison::isSeparate);
      replace(decision.withSeparate(desired, changes));
    }
  }

  /**
   * What the user's {@code --replace} and the program's {@code replace_triggered_by} make of it:
   * those that the latter mentions are decided already.
   */
  private Decision triggered(Decision decision) {
    if (decision.live() == null || decision.changesIdentity()) {
      return decision;
    }
    return cause(decision.resource())
        .map(cause ->
            withGeneratedName(revisions.fromWhatRuns(decision))
                .triggeredBy(cause, decision.resource().schema().revisioned()))
        .orElse(decision);
  }

  private Optional<String> cause(Resource resource) {
    return selection.replaces(resource.address())
        ? Optional.of("asked for by --replace")
        : resource.lifecycle().replaceTriggeredBy().stream()
            .filter(this::fires)
            .findFirst()
            .map(trigger -> "replace_triggered_by " + trigger);
  }

  /**
   * The name of the object that goes is none to derive the next one's from: it may have a suffix
   * already.
   */
  private Decision withGeneratedName(Decision decision) {
    Resource resource = decision.resource();
    NameRule rule = resource.schema().name();
    if (rule == null || !resource.nameGenerated() || resource.schema().revisioned()) {
      return decision;
    }
    Value generated =
        resolver.resolve(resource.schema().body(), resource.body().toValue()).get(rule.attribute());
    return decision.desiring(decision.desired().with(rule.attribute(), generated));
  }

  /** A trigger that is only just created has not changed. */
  private boolean fires(Lifecycle.Trigger trigger) {
    Decision of = of(trigger.resource());
    if (of == null || (of.action() != Action.UPDATE && of.action() != Action.REPLACE)) {
      return false;
    }
    String attribute = trigger.attribute();
    return attribute.isEmpty()
        || of.changes().stream().anyMatch(change -> change.attribute().equals(attribute))
        // What AWS makes, such as an ARN, is another one for another object.
        || (of.changesIdentity() && of.resource().schema().body().attribute(attribute).isEmpty());
  }

  /**
   * Of several objects that go by the address, what a crash within a replacement leaves, the one
   * stays that least has to be done to: the new one, where it was made already.
   */
  private Decision best(Resource resource) {
    ResourceAddress address = resource.address();
    Decision best = decide(resource, live.get(address));
    for (LiveResource duplicate : snapshot.duplicates()) {
      if (duplicate.address().equals(address)) {
        Decision other = decide(resource, duplicate);
        best = effort(other) < effort(best) ? other : best;
      }
    }
    return best;
  }

  private static int effort(Decision decision) {
    return decision.action() == Action.NO_OP ? 0 : decision.changesIdentity() ? 2 : 1;
  }

  /** What is live, the object that was decided on at each address. */
  Snapshot chosen() {
    if (snapshot.duplicates().isEmpty()) {
      return snapshot;
    }
    SortedMap<ResourceAddress, LiveResource> stay = new TreeMap<>(snapshot.resources());
    List<LiveResource> go = new ArrayList<>();
    for (LiveResource duplicate : snapshot.duplicates()) {
      Decision decision = of(duplicate.address());
      LiveResource live = decision == null ? null : decision.live();
      boolean stays = live != null && live.id().equals(duplicate.id());
      LiveResource gone = stays ? stay.put(duplicate.address(), duplicate) : duplicate;
      if (gone != null) {
        go.add(gone);
      }
    }
    return new Snapshot(stay, go);
  }

  private Decision decide(Resource resource, @Nullable LiveResource live) {
    KindSchema schema = resource.schema();
    Value.ObjectOf desired =
        tags.under(resource, resolver.resolve(schema.body(), resource.body().toValue()));
    if (live == null) {
      return Decision.of(
          resource,
          null,
          Action.CREATE,
          desired,
          comparison.creation(resource, desired, attribute -> !Comparison.isSeparate(attribute)));
    }
    if (schema.revisioned()) {
      // A family that was generated from another label stays the same family.
      return revisions.decide(resource, live, Desired.withLiveName(resource, desired, live));
    }
    if (resource.lifecycle().external().isEmpty()) {
      return object(resource, live, live, desired);
    }
    ExternalFields.Agreed agreed =
        ExternalFields.agree(schema.body(), desired, live, resource.lifecycle().external());
    return object(resource, live, live.with(agreed.live()), agreed.desired())
        .keeping(agreed.kept());
  }

  /**
   * @param compared {@code live}, as far as it counts
   */
  private Decision object(
      Resource resource, LiveResource live, LiveResource compared, Value.ObjectOf desired) {
    List<AttributeChange> changes = comparison.ofObject(resource, desired, compared);
    if (changes.isEmpty()) {
      return Decision.unchanged(resource, live, desired);
    }
    return changes.stream().anyMatch(AttributeChange::forcesReplacement)
        ? Decision.of(resource, live, Action.REPLACE, desired, changes)
        : Decision.of(
            resource, live, Action.UPDATE, Desired.withLiveName(resource, desired, live), changes);
  }

  private Standing standing(ResourceAddress address) {
    if (address.data()) {
      return PlannedLookups.standing(program, address);
    }
    Decision decision = of(address);
    if (decision == null) {
      return Standing.PENDING;
    }
    LiveResource live = decision.live();
    if (live != null && leftOut.contains(address)) {
      return Standing.live(decision.resource().schema(), live, Value.ObjectOf.EMPTY);
    }
    return live == null || decision.changesIdentity()
        ? Standing.PENDING
        : Standing.live(
            decision.resource().schema(), live, Renewed.of(decision, decision.desired()));
  }
}
