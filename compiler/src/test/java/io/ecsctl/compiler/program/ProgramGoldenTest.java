package io.ecsctl.compiler.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.evaluation.Evaluator;
import io.ecsctl.compiler.evaluation.Inputs;
import io.ecsctl.compiler.json.ValueJson;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.module.ModuleReader;
import io.ecsctl.compiler.module.ModuleTree;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.testing.DirectoryFiles;
import io.ecsctl.compiler.typing.LegacyNotation;
import io.ecsctl.compiler.typing.TypeChecker;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every folder under {@code golden/program}: {@code main.ecs} in, a file per stage out. {@code
 * main.diagnostics} is always checked, {@code main.bound}, {@code main.typed} and {@code
 * main.program} where they are. A folder without {@code main.ecs} is about the example of its name.
 * To accept new output: {@code -Dgolden.update=true}, then read the change.
 */
class ProgramGoldenTest {
  private static final Path CASES = Path.of("src/test/golden/program");
  private static final Path EXAMPLES = Path.of("../examples");
  private static final PageWidth WIDTH = PageWidth.ofFile(100);

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyStageMatches(String name) throws IOException {
    Path dir = CASES.resolve(name);
    Path own = dir.resolve("main.ecs");
    Path source = Files.exists(own) ? own : EXAMPLES.resolve(name).resolve("main.ecs");
    List<Diagnostic> found = new ArrayList<>();
    Body body = take(Parser.parse(new SourceFile("main.ecs", Files.readString(source))), found);
    ModuleTree tree =
        take(ModuleReader.read(List.of(body), directory -> module(dir, directory)), found);
    BoundProgram bound = take(Binder.bind(tree, SchemaReader.bundled()), found);
    TypedProgram typed = take(TypeChecker.check(bound), found);
    Program program =
        take(
                Evaluator.evaluate(
                    typed, new Inputs(List.of(), "", "", new DirectoryFiles(dir), borrowed(dir))),
                found)
            .program();
    tree.allFiles().forEach(file -> found.addAll(LegacyNotation.of(file)));
    checkIfThere(dir.resolve("main.bound"), bound.toTree());
    checkIfThere(dir.resolve("main.typed"), typed.toTree());
    checkIfThere(dir.resolve("main.program"), program.toTree());
    check(
        dir.resolve("main.diagnostics"),
        DiagnosticText.render(Diagnostics.sorted(found), Palette.PLAIN, WIDTH));
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /** Modules of a case are directories beside its {@code main.ecs}. */
  private static ModuleLoader.@Nullable Files module(Path dir, String directory) {
    Path folder = dir.resolve(directory);
    if (!Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<SourceFile> sources = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".ecs")).sorted().toList()) {
        sources.add(new SourceFile(directory + "/" + file.getFileName(), Files.readString(file)));
      }
      return new ModuleLoader.Files(sources, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code main.found}: what has been looked up, objects by the address of their block. */
  private static Borrowed borrowed(Path dir) throws IOException {
    Path file = dir.resolve("main.found");
    if (!Files.exists(file)) {
      return Borrowed.NOTHING;
    }
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
      json.nextToken();
      Map<ResourceAddress, List<Value.ObjectOf>> found = new HashMap<>();
      if (ValueJson.read(json) instanceof Value.ObjectOf(var entries)) {
        entries.forEach((address, objects) ->
            found.put(
                Objects.requireNonNull(ResourceAddress.parse(address)),
                ((Value.Tuple) objects)
                    .elements().stream().map(Value.ObjectOf.class::cast).toList()));
      }
      return new Borrowed(found, true);
    }
  }

  private static <T> T take(StageResult<T> result, List<Diagnostic> found) {
    found.addAll(result.diagnostics());
    return result.value();
  }

  private static void checkIfThere(Path golden, String actual) throws IOException {
    if (Files.exists(golden)) {
      check(golden, actual);
    }
  }

  private static void check(Path golden, String actual) throws IOException {
    String expected = Files.exists(golden) ? Files.readString(golden) : null;
    if (!actual.equals(expected) && Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual);
      fail("wrote " + golden + "; read it, then run again without -Dgolden.update");
    }
    assertEquals(expected, actual, golden::toString);
  }
}
