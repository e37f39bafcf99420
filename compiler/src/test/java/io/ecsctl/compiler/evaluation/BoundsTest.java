package io.ecsctl.compiler.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private static List<Diagnostic> compile(String first, String next) {
    String locals =
        IntStream.range(1, 60)
            .mapToObj(i -> "  a%d = ".formatted(i) + next.replace("IT", "local.a" + (i - 1)))
            .collect(Collectors.joining("\n", "locals {\n  a0 = " + first + "\n", "\n}\n"));
    String program = "stack \"t\" {}\n" + locals;
    return new Compiler(SchemaReader.bundled())
        .compile(
            new CompileRequest(List.of(new SourceFile("main.ecs", program)), List.of(), "", ""))
        .diagnostics();
  }

  @Test
  void textsThatDouble() {
    List<Diagnostic> found = compile("\"xxxxxxxxxxxxxxxx\"", "\"${IT}${IT}\"");
    assertEquals(1, found.size(), found::toString);
    assertEquals("the text has more than 16777216 characters", found.getFirst().headline());
  }

  @Test
  void whatAFunctionMakes() {
    assertTrue(of(Bounds.TEXT) instanceof Outcome.Ok);
    assertTrue(of(Bounds.TEXT + 1) instanceof Outcome.Failed);
  }

  private static Outcome of(int length) {
    return Bounds.checked(new Outcome.Ok(new Value.Text("x".repeat(length))));
  }
}
