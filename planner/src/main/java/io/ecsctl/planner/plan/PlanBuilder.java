package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.planner.diff.Fingerprint;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Builds a plan in small steps, each a class of its own. */
public final class PlanBuilder {
  private PlanBuilder() {}

  /**
   * @throws PlanRefused when something may not be destroyed, or things need each other in a circle
   */
  public static Plan build(PlanInput input) {
    Program program = input.destroy() ? emptied(input.program()) : input.program();
    Renames renames = Renames.of(input.program(), input.snapshot(), input.schema());
    Adoptions adoptions =
        Adoptions.of(input.destroy() ? input.withProgram(program) : input, renames.snapshot());
    Snapshot present = adoptions.with(renames.snapshot());
    SelectionCheck.check(input.selection(), program, present);
    Uncompared uncompared = new Uncompared(input.program());
    // What no step needs, or only later ones do, is worked out beside them.
    Aside<LiveReferences> references =
        Aside.begin(() -> new LiveReferences(present, input.schema()));
    Aside<String> programHash = Aside.begin(() -> ProgramHash.of(input.program()));

    Decisions decisions = new Decisions(program, input.withSnapshot(present), uncompared);
    decisions.decideObjects();
    Aside<List<SeenObject>> seen = Aside.begin(() -> seen(input, renames, adoptions, uncompared));
    Snapshot snapshot = decisions.chosen();
    LiveReferences live =
        present.duplicates().isEmpty()
            ? references.get()
            : new LiveReferences(snapshot, input.schema());
    decisions.describeRevisions();
    ReplacementOrder.decide(decisions, live.direct());
    UsedPlaces.check(decisions, live.direct());
    decisions.decideSeparate();
    Consequences.note(decisions);

    Nodes nodes = new Nodes();
    addOwnership(renames, adoptions, decisions, snapshot, nodes);
    List<PlannedLookup> lookups = decisions.lookups();
    List<PlannedLookup> waiting = lookups.stream().filter(PlannedLookup::waits).toList();
    waiting.forEach(nodes::addLookup);
    decisions.all().forEach(nodes::add);
    snapshot.resources().values().stream()
        .filter(object -> decisions.of(object.address()) == null)
        .forEach(object -> addRemoval(input.program(), object, renames, nodes));
    snapshot.duplicates().forEach(nodes::addDuplicate);
    addClearings(snapshot, input.schema(), live, nodes, decisions);

    Edges edges = new Edges(nodes);
    LettingGo.add(decisions, live, nodes, edges);
    CreationEdges.add(program, decisions.references(), nodes, edges);
    LookupEdges.add(program, waiting, nodes, edges);
    ReplacementEdges.add(program, decisions, nodes, edges);
    RemovalEdges.add(live, decisions, nodes, edges);
    OwnershipEdges.add(nodes, edges);
    DuplicateEdges.add(snapshot, input.schema(), live, nodes, edges);
    Edges.Sorted sorted = edges.sorted();

    Set<String> leftOut = SelectedSteps.leftOut(input.selection(), nodes, edges, sorted);
    Protected.check(input.program(), nodes, leftOut);
    decisions.leaveOut(leftOut);

    List<PlanNode> ordered =
        sorted.order().stream()
            .filter(id -> !leftOut.contains(id))
            .map(id -> nodes.get(id).withDependsOn(sorted.needsOf(id).without(leftOut)))
            .toList();
    List<PlannedOutput> outputs =
        program.outputs().stream()
            .map(output ->
                new PlannedOutput(
                    output.name(),
                    decisions.resolve(output.value()),
                    output.sensitive(),
                    output.description()))
            .toList();
    List<PlannedCondition> conditions = Conditions.of(program, decisions);
    return new Plan(
        Plan.FORMAT_VERSION,
        input.planId(),
        new StackScope(input.program().stack().scope()),
        input.program().stack().name(),
        input.program().stack().environment(),
        input.identity(),
        input.toolVersion(),
        input.destroy(),
        input.selection(),
        ordered,
        sorted.order().stream()
            .filter(leftOut::contains)
            .map(id -> nodes.get(id).leftOut())
            .toList(),
        outputs,
        conditions,
        seen.get(),
        lookups,
        programHash.get(),
        VariableCheck.of(
            input.planId(),
            SensitiveVariables.in(ordered, outputs, conditions, lookups),
            input.variables()));
  }

  private static void addOwnership(
      Renames renames, Adoptions adoptions, Decisions decisions, Snapshot live, Nodes nodes) {
    renames
        .moved()
        .forEach(
            (to, from) -> live.find(to).ifPresent(object -> nodes.addMove(to, from, object.id())));
    adoptions
        .found()
        .forEach((address, object) -> {
          Decision decision = decisions.of(address);
          if (decision != null) {
            nodes.addAdoption(decision, object);
          }
        });
  }

  /** Deleted, unless a {@code removed} block says that it stays. */
  private static void addRemoval(
      Program program, LiveResource object, Renames renames, Nodes nodes) {
    boolean stays =
        program.handover().removals().stream()
            .anyMatch(removal -> !removal.destroy() && removal.from().covers(object.address()));
    if (stays) {
      nodes.addRelease(object);
      return;
    }
    ResourceAddress taken = renames.refused(object.address());
    nodes.addDeletion(
        object, taken == null ? List.of() : List.of("not moved: there is a " + taken + " already"));
  }

  private static Program emptied(Program program) {
    return new Program(program.stack(), Map.of(), List.of());
  }

  /**
   * Objects that go and whose separate attributes are part of a circle of references: the rules of
   * two security groups.
   */
  private static void addClearings(
      Snapshot snapshot, Schema schema, LiveReferences live, Nodes nodes, Decisions decisions) {
    for (LiveResource object : snapshot.resources().values()) {
      ResourceAddress address = object.address();
      boolean entangled =
          nodes.deletes(address)
              && live.separate().needsOf(address).stream()
                  .anyMatch(other -> nodes.deletes(other) && live.leads(other, address));
      if (entangled) {
        schema
            .kind(address.kind())
            .ifPresent(kind -> nodes.addClearing(object, kind, decisions.of(address) != null));
      }
    }
  }

  /** By the addresses that objects have before the plan is applied. */
  private static List<SeenObject> seen(
      PlanInput input, Renames renames, Adoptions adoptions, Uncompared uncompared) {
    List<SeenObject> seen = new ArrayList<>();
    Stream.of(
            input.snapshot().resources().values(),
            input.snapshot().duplicates(),
            adoptions.found().values())
        .flatMap(Collection::stream)
        .forEach(live -> {
          var ignored = uncompared.of(renames.now(live.address()));
          seen.add(
              new SeenObject(
                  live.address(),
                  live.id(),
                  Fingerprint.of(body(input.schema(), live), live, ignored),
                  ignored));
        });
    return seen;
  }

  private static BlockSchema body(Schema schema, LiveResource live) {
    return schema
        .kind(live.address().kind())
        .map(KindSchema::body)
        .orElseThrow(() -> new IllegalStateException("no kind " + live.address().kind()));
  }
}
