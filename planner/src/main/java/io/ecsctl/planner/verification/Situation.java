package io.ecsctl.planner.verification;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.Resolver;
import io.ecsctl.planner.diff.Standing;
import io.ecsctl.planner.diff.Values;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlannedLookups;
import io.ecsctl.planner.plan.Step;
import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Need;
import io.ecsctl.planner.provider.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The program, the account and the plan between them, as rules look at them. */
final class Situation {
  private final Program program;
  private final Plan plan;
  private final Snapshot snapshot;
  private final Scope scope;
  private final Function<String, List<Need>> needs;
  private final Map<ResourceAddress, PlanNode> nodes = new LinkedHashMap<>();
  private final Map<ResourceAddress, Subject> subjects = new HashMap<>();
  private final Set<String> standing = new HashSet<>();
  private final Set<String> changing = new HashSet<>();
  private final Resolver resolver;

  Situation(
      Program program,
      Plan plan,
      Snapshot snapshot,
      Map<String, Value> secrets,
      Scope scope,
      Function<String, List<Need>> needs) {
    this.program = program;
    this.plan = plan;
    this.snapshot = snapshot;
    this.scope = scope;
    this.needs = needs;
    for (PlanNode node : plan.nodes()) {
      if (node.step() == Step.OBJECT) {
        nodes.put(node.address(), node);
      }
    }
    for (LiveResource live : snapshot.resources().values()) {
      List<String> names = List.of(live.id(), live.text("arn"), live.text("name"));
      standing.addAll(names);
      PlanNode node = nodes.get(live.address());
      if (node == null || node.action() != Action.NO_OP) {
        changing.addAll(names);
      }
    }
    resolver = new Resolver(this::standing, secrets);
  }

  private Standing standing(ResourceAddress address) {
    if (address.data()) {
      return PlannedLookups.standing(program, address);
    }
    PlanNode node = nodes.get(address);
    boolean stays =
        node != null
            && !node.newRevision()
            && (node.action() == Action.NO_OP || node.action() == Action.UPDATE);
    return stays
        ? snapshot
            .find(address)
            .flatMap(live ->
                program
                    .resource(address)
                    .map(of -> Standing.live(of.schema(), live, Value.ObjectOf.EMPTY)))
            .orElse(Standing.PENDING)
        : Standing.PENDING;
  }

  /** What changing objects of the kind may take. */
  List<Need> needs(String kind) {
    return needs.apply(kind);
  }

  Program program() {
    return program;
  }

  Plan plan() {
    return plan;
  }

  Identity identity() {
    return plan.identity();
  }

  /** What is live of the address, in full or not. */
  Optional<LiveResource> live(ResourceAddress address) {
    return snapshot.find(address);
  }

  /** Live objects of the stack of that kind. */
  Stream<LiveResource> live(String kind) {
    return snapshot.resources().values().stream()
        .filter(live -> live.address().kind().equals(kind));
  }

  /** The stack has an object that AWS calls so: by ARN, id or name. */
  boolean isOurs(String called) {
    return standing.contains(called);
  }

  /** The plan does something with the stack's object that AWS calls so. */
  boolean isChanging(String called) {
    return changing.contains(called);
  }

  /** Of that kind what is to be asked about, in program order. */
  List<Subject> subjects(String kind) {
    List<Subject> found = new ArrayList<>();
    program
        .resources(kind)
        .forEach(resource -> {
          PlanNode node = nodes.get(resource.address());
          if (node != null && (scope == Scope.EVERYTHING || node.action() != Action.NO_OP)) {
            found.add(subjects.computeIfAbsent(resource.address(), _ -> settle(resource, node)));
          }
        });
    return found;
  }

  /** The resource as it will be, whether or not it is asked about; it is part of the plan. */
  Subject subject(Resource resource) {
    PlanNode node = nodes.get(resource.address());
    if (node == null) {
      throw new IllegalArgumentException(resource.address() + " is not part of the plan");
    }
    return subjects.computeIfAbsent(resource.address(), _ -> settle(resource, node));
  }

  /** Whether the plan, or the part of it that was asked for, has the resource. */
  boolean isPlanned(ResourceAddress address) {
    return nodes.containsKey(address);
  }

  private Subject settle(Resource resource, PlanNode node) {
    Value.ObjectOf value = resolver.resolve(resource.schema().body(), resource.body().toValue());
    return new Subject(resource, new SettledBlock(resource.body(), shown(value)), node);
  }

  /** Without what is sensitive, so that no finding can quote it. */
  private static Value.ObjectOf shown(Value.ObjectOf value) {
    SortedMap<String, Value> entries = new TreeMap<>();
    value.entries().forEach((name, entry) -> entries.put(name, shown(entry)));
    return new Value.ObjectOf(entries);
  }

  private static Value shown(Value value) {
    return switch (value) {
      case Value.Sensitive _ -> Value.NULL;
      case Value.ObjectOf object -> shown(object);
      case Value.MapOf(var type, var entries) -> {
        SortedMap<String, Value> shown = new TreeMap<>();
        entries.forEach((name, entry) -> shown.put(name, shown(entry)));
        yield new Value.MapOf(type, shown);
      }
      case Value.Tuple(var elements) ->
          new Value.Tuple(elements.stream().map(Situation::shown).toList());
      case Value.ListOf(var type, var elements) ->
          new Value.ListOf(type, elements.stream().map(Situation::shown).toList());
      case Value.SetOf _ -> Values.isSensitive(value) ? Value.NULL : value;
      case Value _ -> value;
    };
  }
}
