package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The common mistakes of writing are shown where Terraform shows them, or where we decided. */
class MistakePlacesTest {
  /** A text, and the line and column of its first mistake for Terraform and for us. */
  record Row(String text, String terraform, String ours) {
    static Row of(String line) {
      String[] halves = line.split(" +\\| ", 2);
      String[] places = halves[0].split(" +");
      return new Row(halves[1].replace('⏎', '\n'), places[0], places[places.length - 1]);
    }
  }

  static List<Row> rows() {
    return lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).map(Row::of).toList();
  }

  private static Stream<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(MistakePlacesTest.class.getResourceAsStream("mistakes.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theFirstMistakeIsShownAtItsPlace(Row row) {
    assertEquals(row.ours(), firstPlace(row.text()));
  }

  /** A row with two places is a decision, so the two must differ. */
  @Test
  void onlyDifferencesAreDecided() {
    lines()
        .filter(line -> line.matches("[0-9:]+ +[0-9:-]+ +\\| .*"))
        .map(Row::of)
        .forEach(row -> assertNotEquals(row.terraform(), row.ours(), row.text()));
  }

  private static String firstPlace(String text) {
    List<Diagnostic> found = Parser.parse(new SourceFile("main.ecs", text)).diagnostics();
    if (found.isEmpty()) {
      return "-";
    }
    SourceSpan place = Objects.requireNonNull(found.getFirst().subject());
    return place.line() + ":" + place.column();
  }
}
