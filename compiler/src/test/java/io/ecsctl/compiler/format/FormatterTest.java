package io.ecsctl.compiler.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.testing.GoldenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The expected texts of {@code golden/format/hcl_*} are what {@code terraform fmt} 1.11 makes of
 * the same input.
 */
class FormatterTest {
  static List<Path> cases() {
    return GoldenFiles.cases("format");
  }

  /** Texts to shuffle the white space of. */
  static List<Path> texts() {
    return Stream.of("format", "syntax")
        .flatMap(stage -> GoldenFiles.cases(stage).stream())
        .filter(folder -> !folder.getFileName().toString().startsWith("error_"))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void layout(Path folder) throws IOException {
    GoldenFiles.check(
        folder.resolve("main.formatted"), format(Files.readString(folder.resolve("main.ecs"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void formattingTwiceChangesNothing(Path folder) throws IOException {
    String once = format(text(folder));

    assertEquals(once, format(once));
  }

  /** Breaking up a long one-line block also takes its commas. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void nothingButWhiteSpaceChanges(Path folder) throws IOException {
    String text = text(folder);
    String ignored = folder.endsWith("ecs_one_line_blocks") ? "[\\s,]" : "\\s";

    assertEquals(text.replaceAll(ignored, ""), format(text).replaceAll(ignored, ""));
  }

  @Property(tries = 300)
  void indentationAndSpacesOfTheInputDoNotMatter(@ForAll("layouts") String text) {
    String once = format(text);

    assertEquals(format("a = f(x, [1, -2])\nbb { c = { d = !e } } # f\n"), once);
    assertEquals(once, format(once));
  }

  @Provide
  Arbitrary<String> layouts() {
    String[] tokens = "|a|=|f|(|x|,|[|1|,|-|2|]|)|\n|bb|{|c|=|{|d|=|!|e|}|}|# f\n".split("\\|", -1);
    return Arbitraries.of("", " ", "  ", "\t")
        .list()
        .ofSize(tokens.length)
        .map(spaces -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < tokens.length; i++) {
            text.append(tokens[i]).append(spaces.get(i));
          }
          return text.toString().stripTrailing() + "\n";
        });
  }

  @Test
  void theExampleProgramIsFormatted() throws IOException {
    String text = Files.readString(Path.of("../examples/website/main.ecs"));

    assertEquals(text, format(text));
  }

  @Test
  void anEmptyTextStaysEmpty() {
    assertEquals("", format(""));
  }

  @Test
  void aTextWithAMistakeIsLeftAlone() {
    StageResult<String> result = Formatter.format(new SourceFile("t.ecs", "a   = [1 2]\n"));

    assertEquals("a   = [1 2]\n", result.value());
    assertTrue(result.hasErrors());
  }

  private static String format(String text) {
    StageResult<String> result = Formatter.format(new SourceFile("t.ecs", text));
    assertEquals(List.of(), result.diagnostics());
    return result.value();
  }

  private static String text(Path folder) throws IOException {
    String text = Files.readString(folder.resolve("main.ecs"));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
