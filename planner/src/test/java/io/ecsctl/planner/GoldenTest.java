package io.ecsctl.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every folder under {@code golden/}: {@code before.ecs}, if any, is applied, then the plan
 * for {@code main.ecs} is {@code main.plan}. To accept new output: {@code -Dgolden.update=true},
 * then read the change.
 */
class GoldenTest {
  private static final Schema SCHEMA = SchemaReader.bundled();

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> cases = Files.list(Path.of("src/test/golden"))) {
      return cases.sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void thePlanIsAsWrittenAndComesTrue(Path dir) throws IOException {
    FakeProvider account = new FakeProvider(SCHEMA);
    Path before = dir.resolve("before.ecs");
    if (Files.exists(before)) {
      assertComplete(Runs.applyInOrder(program(before), account));
    }
    Program program = program(dir.resolve("main.ecs"));
    Plan plan = Runs.plan(program, account);
    check(dir.resolve("main.plan"), plan.toTree());
    assertComplete(Runs.apply(plan, account));
    Plan next = Runs.plan(program, account);
    assertTrue(next.isEmpty(), next::toTree);
  }

  private static void assertComplete(ApplyResult result) {
    assertEquals(Map.of(), result.failures());
    assertTrue(result.isComplete());
  }

  private static Program program(Path file) throws IOException {
    SourceFile source = new SourceFile(file.getFileName().toString(), Files.readString(file));
    Compilation compilation =
        new Compiler(SCHEMA).compile(new CompileRequest(List.of(source), List.of(), "", ""));
    if (compilation.hasErrors()) {
      fail(file + " has errors: " + compilation.diagnostics());
    }
    return compilation.program();
  }

  private static void check(Path golden, String actual) throws IOException {
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    if (!actual.equals(expected) && Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual);
      fail("wrote " + golden + "; read it, then run again without -Dgolden.update");
    }
    assertEquals(expected, actual, golden::toString);
  }
}
