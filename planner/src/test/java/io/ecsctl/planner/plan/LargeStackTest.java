package io.ecsctl.planner.plan;

import static io.ecsctl.planner.testing.TestValues.ref;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LargeStackTest {
  private static final Schema SCHEMA = SchemaReader.bundled();
  private static final int SIZE = 40;

  /** Task definitions are read without detail: each may use any role, for all that is known. */
  private static Program program() {
    TestProgram program = new TestProgram(SCHEMA);
    for (int i = 0; i < SIZE; i++) {
      program.resource("role.r" + i, Map.of());
      program.resource("task_definition.t" + i, Map.of("task_role", ref("role.r" + i)));
    }
    return program.build();
  }

  @Test
  void whatMayBeUsedGoesAfterAllThatMayUseItWithoutAnEdgeForEachPair() {
    FakeProvider account = new FakeProvider(SCHEMA);
    Runs.apply(program(), account);

    Plan destroy = Runs.destroy(program(), account);

    int edges = destroy.nodes().stream().mapToInt(node -> node.dependsOn().size()).sum();
    assertTrue(edges >= SIZE && edges <= 4 * SIZE, () -> edges + " edges");
    account.forgetCalls();
    Runs.apply(destroy, account);
    List<String> calls = account.calls();
    assertEquals(
        0,
        calls.subList(0, SIZE).stream().filter(call -> call.startsWith("delete role.")).count(),
        calls::toString);
    assertTrue(account.objects().isEmpty());
  }
}
