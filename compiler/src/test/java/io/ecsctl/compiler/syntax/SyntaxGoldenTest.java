package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.testing.DiagnosticText;
import io.ecsctl.compiler.testing.GoldenFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code golden/syntax}: a text, its tree, and what there is to say about it. */
class SyntaxGoldenTest {
  static List<Path> cases() {
    return GoldenFiles.cases("syntax");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void treeAndFindings(Path folder) {
    StageResult<Body> result = Parser.parse(read(folder));
    GoldenFiles.check(folder.resolve("main.ast"), AstPrinter.toTree(result.value()));
    GoldenFiles.check(folder.resolve("main.diagnostics"), DiagnosticText.of(result.diagnostics()));
  }

  /**
   * The fast prediction is enough for everything that is correct; a grammar change that breaks this
   * makes every parse slower.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void correctTextNeedsNoSecondTry(Path folder) {
    ParserRun run = new ParserRun(read(folder), ParserRun.Form.BODY);
    StageResult<Body> result = run.body();
    if (!result.hasErrors()) {
      assertEquals(0, run.secondTries());
    }
  }

  private static SourceFile read(Path folder) {
    return assertInstanceOf(
            SourceReader.Outcome.Text.class,
            SourceReader.read(folder.resolve("main.ecs"), "main.ecs"))
        .file();
  }
}
