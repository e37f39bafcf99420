package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitParseTest {
  /** As short as can be, so that every place where a part may begin is tried. */
  private static final int SHORT = 1;

  @Test
  void aTextInPartsIsTheTextInOneGo() {
    SourceFile file =
        file(
            """
            stack "shop" {
              region = "eu-central-1"
            }

            # Between blocks.
            locals {
              text = <<-EOT
                as ${upper("is")}
              EOT
            }\r
            cluster "main" {
            }
            """);

    Optional<Body> parts = SplitParse.of(file, SHORT);

    assertTrue(parts.isPresent());
    assertEquals(whole(file).value(), parts.get());
  }

  /** Each looks, line by line, as if a block ended where it does not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "locals {\n  a = <<EOT\n}\nb {\nEOT\n}\nc {\n}\n",
        "/* a {\n}\nb {\n} */\nc {\n}\n",
        "locals {\n  a = {\n}\n}\nb {\n}\n",
        "locals {\n  a = [{\n}\n]\n}\nb {\n}\n",
        "locals {\n  a = \"${{\n}\n}\"\n}\nb {\n}\n",
        "a {\n}\nb {\n  c = \n}\nd {\n}\n",
        "a {\n}\n}\nb {\n}\n",
      })
  void aWrongGuessIsNeverBelieved(String text) {
    SourceFile file = file(text);

    AnySplit.parsesAsInOneGo(file);
    assertEquals(whole(file).value(), Parser.parse(file).value());
  }

  @Test
  void whateverIsInTheExamplesOfSyntax() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/golden"))) {
      for (Path path : files.filter(p -> p.toString().endsWith(".ecs")).toList()) {
        if (SourceReader.read(path, path.toString())
            instanceof SourceReader.Outcome.Text(var file)) {
          AnySplit.parsesAsInOneGo(file);
        }
      }
    }
  }

  @Test
  void aLongFileIsParsedInParts() {
    String block = "# " + "A comment. ".repeat(100) + "\ncluster \"main\" {\n}\n";
    SourceFile file = file(block.repeat(3 * SplitParse.PART / block.length()));

    assertEquals(whole(file).value(), SplitParse.of(file).orElseThrow());
  }

  private static StageResult<Body> whole(SourceFile file) {
    return new ParserRun(file, ParserRun.Form.BODY).body();
  }

  private static SourceFile file(String text) {
    return new SourceFile("main.ecs", text);
  }
}
