package io.ecsctl.planner.plan;

import static io.ecsctl.planner.testing.TestValues.number;
import static io.ecsctl.planner.testing.TestValues.ref;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import io.ecsctl.planner.testing.TestValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControllerOwnedTest {
  private static final Schema SCHEMA = SchemaReader.bundled();

  private final FakeProvider account = new FakeProvider(SCHEMA);

  private static TestProgram service(long count) {
    return new TestProgram(SCHEMA).resource("service.web", Map.of("desired_count", number(count)));
  }

  private static TestProgram scaled(long count) {
    return service(count)
        .resource(
            "autoscaling.web",
            Map.of("service", ref("service.web"), "min", number(1), "max", number(9)));
  }

  @Test
  void aScaledServiceIsCreatedWithItsCountWhichIsThenLeftAlone() {
    Runs.apply(scaled(2).build(), account);
    assertEquals(
        number(2), account.at(TestValues.address("service.web")).attributes().get("desired_count"));
    account.meddle("service.web", "desired_count", number(7));
    assertTrue(Runs.plan(scaled(2).build(), account).isEmpty());
    assertTrue(Runs.plan(scaled(3).build(), account).isEmpty());
  }

  @Test
  void withoutAutoscalingTheCountIsTheProgramsOwn() {
    Runs.apply(service(2).build(), account);
    account.meddle("service.web", "desired_count", number(7));
    assertEquals(
        List.of("desired_count"),
        Runs.plan(service(2).build(), account).changes().getFirst().changes().stream()
            .map(change -> change.path())
            .toList());
  }

  @Test
  void scalingBetweenPlanAndApplyDoesNotMakeADestroyStale() {
    Runs.apply(scaled(2).build(), account);
    Plan destroy = Runs.destroy(scaled(2).build(), account);
    account.meddle("service.web", "desired_count", number(7));
    assertTrue(Runs.apply(destroy, account).isComplete());
    assertEquals(List.of(), account.objects());
  }
}
