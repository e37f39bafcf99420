package io.ecsctl.planner.plan;

import static io.ecsctl.planner.testing.TestValues.ref;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.InvalidValue;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.RandomStack;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import io.ecsctl.planner.testing.TestSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** On all cores the same is decided as by one thread. */
class WavesPropertyTest {
  private static final int TRIES = 300;
  private static final Value HALF = new Value.Number(new BigDecimal("0.5"));
  private static final Value QUARTER = new Value.Number(new BigDecimal("0.25"));

  @Provide
  Arbitrary<RandomStack> stacks() {
    return RandomStack.any();
  }

  private static List<Decision> decided(Program program, FakeProvider account, boolean atOnce) {
    Decisions decisions =
        new Decisions(
            program,
            new PlanInput(
                program,
                account.read(new StackScope(program.stack().scope())),
                revisions -> revisions,
                (_, _) -> Optional.empty(),
                (_, attributes) -> attributes,
                account.schema(),
                account.identity(),
                false,
                Selection.ALL,
                "test",
                "plan",
                Map.<String, Value>of()),
            new Uncompared(program));
    decisions.decideObjects(atOnce);
    return List.copyOf(decisions.all());
  }

  @Property(tries = TRIES)
  void theSameIsDecidedInTheSameOrder(
      @ForAll("stacks") RandomStack first, @ForAll("stacks") RandomStack second) {
    FakeProvider account = new FakeProvider(TestSchema.SCHEMA);
    Runs.apply(first.program(), account);

    Program program = second.program();

    assertEquals(decided(program, account, false), decided(program, account, true));
  }

  @Example
  void ofTwoMistakesTheFirstIsTold() {
    Schema schema = SchemaReader.bundled();
    Program program =
        new TestProgram(schema)
            .resource("cluster.main", Map.of())
            .resource("service.a", Map.of("cluster", ref("cluster.main"), "desired_count", HALF))
            .resource("service.b", Map.of("desired_count", QUARTER))
            .build();
    FakeProvider account = new FakeProvider(schema);

    String inTurn =
        assertThrows(InvalidValue.class, () -> decided(program, account, false)).explanation();
    String atOnce =
        assertThrows(InvalidValue.class, () -> decided(program, account, true)).explanation();

    assertEquals("it takes whole numbers, not 0.5", inTurn);
    assertEquals(inTurn, atOnce);
  }
}
