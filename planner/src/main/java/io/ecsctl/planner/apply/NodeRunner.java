package io.ecsctl.planner.apply;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.FieldPath;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.ContentHash;
import io.ecsctl.planner.diff.ExternalFields;
import io.ecsctl.planner.diff.Resolver;
import io.ecsctl.planner.diff.Values;
import io.ecsctl.planner.lookup.Relooked;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlannedCondition.When;
import io.ecsctl.planner.plan.Step;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does one node: works out what only now is known, makes the calls, and remembers what they
 * answered.
 */
final class NodeRunner {
  private final Plan plan;
  private final Provider provider;
  private final LiveState state;
  private final Resolver resolver;
  private final CallLog calls;
  private final @Nullable Rollback rollback;
  private final Conditions conditions;
  private final Relooked borrowed;

  /** What the step after an object's own sets. */
  private final Map<ResourceAddress, Set<String>> later = new HashMap<>();

  /**
   * @param rollback what takes back updates whose rollout fails; null where they stay
   */
  NodeRunner(
      Plan plan,
      Provider provider,
      LiveState state,
      Relooked borrowed,
      Resolver resolver,
      CallLog calls,
      @Nullable Rollback rollback) {
    this.plan = plan;
    this.provider = provider;
    this.state = state;
    this.resolver = resolver;
    this.calls = calls;
    this.rollback = rollback;
    this.conditions = new Conditions(plan, resolver);
    this.borrowed = borrowed;
    plan.nodes().stream()
        .filter(node -> node.step() == Step.SEPARATE && node.action() == Action.UPDATE)
        .forEach(node -> later.put(node.address(), node.attributes()));
  }

  void run(PlanNode node, Progress progress) throws InterruptedException {
    if (node.action() == Action.DELETE || node.action() == Action.FORGET) {
      change(node, progress);
    } else {
      conditions.require(node, When.BEFORE);
      change(node, progress);
      conditions.require(node, When.AFTER);
    }
  }

  private void change(PlanNode node, Progress progress) throws InterruptedException {
    switch (node.action()) {
      case NO_OP -> {}
      case CREATE, REPLACE -> create(node, progress);
      case UPDATE -> {
        if (node.newRevision()) {
          create(node, progress);
        } else {
          update(node, progress);
        }
      }
      case MOVE, ADOPT -> claim(node);
      case FORGET -> release(node);
      case LOOK_UP -> borrowed.find(node.address(), resolver);
      case DELETE -> {
        if (node.step() == Step.SEPARATE) {
          clear(node);
        } else {
          delete(node, progress);
        }
      }
    }
  }

  private void create(PlanNode node, Progress progress) throws InterruptedException {
    DesiredResource desired = desired(node);
    LiveResource created = calls.log(node, "create", () -> provider.create(plan.scope(), desired));
    state.made(created, desired.attributes());
    awaitReady(node, created, desired, progress);
  }

  private void update(PlanNode node, Progress progress) throws InterruptedException {
    DesiredResource desired = desired(node);
    LiveResource live = state.now(node);
    LiveResource updated =
        calls.log(
            node, "update", () -> provider.update(plan.scope(), live, desired, node.attributes()));
    state.put(updated, desired.attributes());
    try {
      awaitReady(node, updated, desired, progress);
    } catch (ProviderException failed) {
      // What only tried again what was there before has nothing to go back to.
      throw rollback != null && !node.attributes().isEmpty() && Rollback.helps(failed)
          ? rollback.takeBack(node, live, updated, desired, failed, progress)
          : failed;
    }
  }

  private void awaitReady(
      PlanNode node, LiveResource live, DesiredResource desired, Progress progress)
      throws InterruptedException {
    LiveResource ready =
        calls.watch(node, "await ready", () -> provider.awaitReady(plan.scope(), live, progress));
    state.put(ready, desired.attributes());
  }

  private void delete(PlanNode node, Progress progress) throws InterruptedException {
    LiveResource live = state.planned(node);
    calls.log(
        node,
        "delete",
        () -> {
          provider.delete(plan.scope(), live, progress);
          return live;
        });
    state.remove(node.address(), live);
  }

  private void claim(PlanNode node) throws InterruptedException {
    ResourceAddress from = node.from();
    LiveResource live = state.planned(node);
    LiveResource before = from == null ? live : live.at(from);
    String hash = node.desired().entries().isEmpty() ? "" : desired(node).contentHash();
    calls.log(
        node,
        "claim",
        () -> {
          provider.claim(plan.scope(), before, node.address(), hash);
          return live;
        });
  }

  private void release(PlanNode node) throws InterruptedException {
    LiveResource live = state.planned(node);
    calls.log(
        node,
        "release",
        () -> {
          provider.release(plan.scope(), live);
          return live;
        });
    state.remove(node.address(), live);
  }

  private void clear(PlanNode node) throws InterruptedException {
    LiveResource live = state.planned(node);
    NavigableMap<String, Value> kept = new TreeMap<>(live.attributes().entries());
    node.attributes().forEach(kept::remove);
    DesiredResource desired =
        new DesiredResource(
            node.address(), schema(node), new Value.ObjectOf(kept), "", token(node));
    calls.log(node, "clear", () -> provider.update(plan.scope(), live, desired, node.attributes()));
  }

  private DesiredResource desired(PlanNode node) {
    KindSchema schema = schema(node);
    Value.ObjectOf attributes =
        (Value.ObjectOf) Values.plain(resolver.resolve(schema.body(), node.desired()));
    if (Values.isPending(attributes)) {
      throw new IllegalStateException("something about %s is still unknown".formatted(node.id()));
    }
    return new DesiredResource(
        node.address(),
        schema,
        attributes,
        schema.revisioned()
            ? ContentHash.of(
                schema, provider.canonical(schema.kind(), own(node, schema, attributes)))
            : "",
        token(node),
        node.step() == Step.OBJECT ? later.getOrDefault(node.address(), Set.of()) : Set.of());
  }

  /** What of it is the program's. */
  private static Value.ObjectOf own(PlanNode node, KindSchema schema, Value.ObjectOf attributes) {
    List<FieldPath> external =
        node.external().stream().flatMap(path -> Stream.ofNullable(FieldPath.parse(path))).toList();
    return ExternalFields.without(schema.body(), attributes, external);
  }

  private KindSchema schema(PlanNode node) {
    String kind = node.address().kind();
    return provider
        .schema()
        .kind(kind)
        .orElseThrow(() -> new IllegalStateException("the provider has no kind " + kind));
  }

  /**
   * The same whenever this plan is applied, so that a creation whose answer was lost is not
   * repeated; other plans have others.
   */
  private String token(PlanNode node) {
    return Tokens.of(plan.id(), node.id());
  }
}
