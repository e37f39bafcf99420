package io.ecsctl.cli.render;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.reachability.Tracer;
import io.ecsctl.compiler.reachability.Tracer.Answer.Traced;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ways as people see them on a terminal. To accept new output: {@code -Dgolden.update=true}, then
 * read the change.
 */
class TraceViewTest {
  private static final Path PROGRAM = Path.of("src/test/golden/trace-view/main.ecs");

  private static ProgramModel model() throws IOException {
    SourceFile file = new SourceFile("main.ecs", Files.readString(PROGRAM));
    return ProgramModel.of(
        new Compiler(SchemaReader.bundled())
            .compile(new CompileRequest(List.of(file), List.of(), "", ""))
            .program());
  }

  private static Verdict verdict(List<io.ecsctl.compiler.reachability.Path> paths) {
    return paths.stream()
        .map(io.ecsctl.compiler.reachability.Path::verdict)
        .reduce(Verdict::then)
        .orElseThrow();
  }

  private static void check(
      String name,
      int width,
      String from,
      String to,
      List<io.ecsctl.compiler.reachability.Path> paths)
      throws IOException {
    Views.check(
        "trace-view",
        name,
        Views.text(
            width, false, console -> new TraceView(console).print(from, to, verdict(paths), paths)),
        width);
  }

  @Test
  void allWaysAreBrokenBetweenHops() throws IOException {
    check("all.txt", 60, "", "", Reachability.of(model()).paths());
  }

  @Test
  void oneWayHopByHop() throws IOException {
    for (String to : List.of("logs", "file_system.data")) {
      Traced traced = (Traced) Tracer.of(model()).trace("service.web", to);
      check(to + ".txt", 60, "service.web", to, traced.paths());
    }
    Traced clients = (Traced) Tracer.of(model()).trace("internet", "service.web");
    check("clients.txt", 60, "internet", "service.web", clients.paths());
  }
}
