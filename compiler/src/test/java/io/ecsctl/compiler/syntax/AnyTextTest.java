package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.format.Formatter;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.testing.GoldenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the text: a tree, findings with a place, and no exception. */
class AnyTextTest {
  private static final List<String> TEXTS = goldenTexts();

  @Property(tries = 3_000)
  void tokensInAnyOrder(@ForAll("tokenSoups") String text) {
    check(text);
  }

  @Property(tries = 3_000)
  void programsWithAPieceCutOut(
      @ForAll @IntRange(max = 1_000) int which,
      @ForAll @IntRange(max = 2_000) int start,
      @ForAll @IntRange(min = 1, max = 12) int length) {
    String text = TEXTS.get(which % TEXTS.size());
    int from = start % text.length();
    check(text.substring(0, from) + text.substring(Math.min(text.length(), from + length)));
  }

  @Property(tries = 1_000)
  void programsThatEndTooEarly(
      @ForAll @IntRange(max = 1_000) int which, @ForAll @IntRange(max = 2_000) int end) {
    String text = TEXTS.get(which % TEXTS.size());
    check(text.substring(0, end % text.length()));
  }

  private static void check(String text) {
    SourceFile file = new SourceFile("t.ecs", text);
    StageResult<Body> result = Parser.parse(file);
    AstPrinter.toTree(result.value());
    for (var finding : result.diagnostics()) {
      assertFalse(finding.headline().isBlank());
      assertEquals(file, finding.subject() == null ? null : finding.subject().file());
    }
    String formatted = Formatter.format(file).value();
    if (result.hasErrors()) {
      assertEquals(text, formatted);
    } else {
      StageResult<String> again = Formatter.format(new SourceFile("t.ecs", formatted));
      assertEquals(List.of(), again.diagnostics());
      assertEquals(formatted, again.value());
    }
  }

  @Provide
  Arbitrary<String> tokenSoups() {
    return Arbitraries.of(
            "a",
            "b ",
            " = ",
            "\n",
            "\n",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "\"",
            "\"",
            "${",
            "%{",
            "~}",
            "<<EOT\n",
            "<<-EOT\n",
            "\nEOT\n",
            ".",
            ",",
            ":",
            "?",
            "*",
            "-",
            "!",
            "=>",
            "...",
            "for ",
            " in ",
            "if ",
            "else",
            "endif",
            "endfor",
            "1",
            "10.0.0.0/16",
            "80/tcp",
            "30s",
            "5x",
            "# c",
            "/*",
            "*/",
            "'",
            ";",
            "::",
            "@",
            "\\",
            "\\u12",
            "$${",
            "é",
            "😀",
            "\r\n",
            "\t")
        .list()
        .ofMaxSize(40)
        .map(tokens -> String.join("", tokens));
  }

  private static List<String> goldenTexts() {
    List<String> texts = new ArrayList<>();
    for (Path folder : GoldenFiles.cases("syntax")) {
      try {
        texts.add(Files.readString(folder.resolve("main.ecs")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }
}
