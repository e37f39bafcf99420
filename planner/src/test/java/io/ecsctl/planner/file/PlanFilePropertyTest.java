package io.ecsctl.planner.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.RandomStack;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestSchema;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlanFilePropertyTest {
  @Provide
  Arbitrary<RandomStack> stacks() {
    return RandomStack.any();
  }

  @Property(tries = 200)
  void whatIsReadIsWhatWasWritten(
      @ForAll("stacks") RandomStack first, @ForAll("stacks") RandomStack second) {
    FakeProvider account = new FakeProvider(TestSchema.SCHEMA);
    Runs.apply(first.program(), account);
    Plan plan = Runs.plan(second.program(), account);
    assertEquals(new PlanFileResult.Read(plan), PlanFile.read("plan.json", PlanFile.write(plan)));
  }
}
