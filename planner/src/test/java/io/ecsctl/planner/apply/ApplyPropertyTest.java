package io.ecsctl.planner.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.RandomStack;
import io.ecsctl.planner.testing.Recording;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What holds of any stack: the account converges to each program in turn, and to nothing at the
 * end.
 */
class ApplyPropertyTest {
  private static final int TRIES = 300;

  @Provide
  Arbitrary<RandomStack> stacks() {
    return RandomStack.any();
  }

  @Property(tries = TRIES)
  void afterAnApplyThePlanIsEmpty(
      @ForAll("stacks") RandomStack first, @ForAll("stacks") RandomStack second) {
    FakeProvider account = new FakeProvider(TestSchema.SCHEMA);
    for (Program program : List.of(first.program(), second.program())) {
      Plan plan = Runs.plan(program, account);
      ApplyResult result = Runs.apply(plan, account);
      assertEquals(Map.of(), result.failures(), plan::toTree);
      Plan next = Runs.plan(program, account);
      assertTrue(next.isEmpty(), next::toTree);
    }
    Plan destroy = Runs.destroy(second.program(), account);
    assertEquals(Map.of(), Runs.apply(destroy, account).failures(), destroy::toTree);
    assertEquals(List.of(), account.objects());
  }

  @Property(tries = TRIES)
  void everyNodeStartsAfterThoseItDependsOnHaveFinished(
      @ForAll("stacks") RandomStack first, @ForAll("stacks") RandomStack second) {
    FakeProvider account = new FakeProvider(TestSchema.SCHEMA);
    Runs.apply(first.program(), account);
    Plan plan = Runs.plan(second.program(), account);
    Recording told = new Recording();
    Applier.apply(plan, account, told, new Cancellation(), Runs.OPTIONS);
    List<String> heard = told.heard();
    Set<String> changing = ids(plan.changes());
    for (PlanNode node : plan.changes()) {
      for (String other : node.dependsOn()) {
        if (changing.contains(other)) {
          assertTrue(
              heard.indexOf("finished " + other + " Done") < heard.indexOf("started " + node.id()),
              () -> node.id() + " and " + other + " in " + heard);
        }
      }
    }
  }

  @Property(tries = TRIES)
  void aFailureSkipsExactlyTheDependents(
      @ForAll("stacks") RandomStack stack, @ForAll @IntRange(min = 0, max = 7) int choice) {
    FakeProvider account = new FakeProvider(TestSchema.SCHEMA);
    Plan plan = Runs.plan(stack.program(), account);
    List<PlanNode> creations =
        plan.changes().stream().filter(node -> node.action() == Action.CREATE).toList();
    if (creations.isEmpty()) {
      return;
    }
    PlanNode failing = creations.get(choice % creations.size());
    account.failOn("create " + failing.address(), "Refused");
    Map<String, Outcome> outcomes = Runs.apply(plan, account).outcomes();
    Set<String> affected = new HashSet<>();
    for (PlanNode node : plan.nodes()) {
      Outcome outcome = outcomes.get(node.id());
      if (node.id().equals(failing.id())) {
        assertInstanceOf(Outcome.Failed.class, outcome);
        affected.add(node.id());
      } else if (node.dependsOn().stream().anyMatch(affected::contains)) {
        assertEquals(new Outcome.Skipped(failing.id()), outcome);
        affected.add(node.id());
      } else {
        assertEquals(new Outcome.Done(), outcome);
      }
    }
  }

  private static Set<String> ids(List<PlanNode> nodes) {
    Set<String> ids = new HashSet<>();
    nodes.forEach(node -> ids.add(node.id()));
    return ids;
  }
}
