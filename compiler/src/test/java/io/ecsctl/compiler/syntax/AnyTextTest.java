package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.testing.AnyText;
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
    AnyText.parses(text);
    AnyText.formats(text);
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
