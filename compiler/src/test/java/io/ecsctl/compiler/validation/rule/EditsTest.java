package io.ecsctl.compiler.validation.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.testing.Programs;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a log group's block, between its braces. */
class EditsTest {
  private static final String BEFORE = "stack \"shop\" { region = \"eu-central-1\" }\n";

  private static Block group(String text) {
    return Objects.requireNonNull(
            Programs.compile(new SourceFile("main.ecs", BEFORE + text))
                .program()
                .resources()
                .get(ResourceAddress.of("log_group", "web")))
        .body();
  }

  private static String after(String text, Edit[] edits) {
    StringBuilder changed = new StringBuilder(BEFORE + text);
    for (Edit edit : edits) {
      changed.replace(edit.span().start(), edit.span().end(), edit.replacement());
    }
    return changed.substring(BEFORE.length());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{ retention = 30d }|{  }",
        "{ retention = 30d, name = \"a\" }|{ name = \"a\" }",
        "{ name = \"a\", retention = 30d }|{ name = \"a\" }",
        "{ name = \"a\" , retention = 30d , class = STANDARD }|{ name = \"a\" , class = STANDARD }",
      },
      delimiter = '|')
  void removingTakesAComma(String from, String to) {
    String before = "log_group \"web\" " + from;
    assertEquals(
        "log_group \"web\" " + to, after(before, Edits.remove(group(before), "retention")));
  }

  @Test
  void removingTakesTheLine() {
    String before =
        "log_group \"web\" {\n  name      = \"a\"\n  retention = 30d \n  class = STANDARD\n}";
    assertEquals(
        "log_group \"web\" {\n  name      = \"a\"\n  class = STANDARD\n}",
        after(before, Edits.remove(group(before), "retention")));
    String commented = "log_group \"web\" {\n  retention = 30d # why\n}";
    assertEquals(
        "log_group \"web\" {\n   # why\n}",
        after(commented, Edits.remove(group(commented), "retention")));
  }

  @Test
  void whatIsNotThereIsNotRemoved() {
    assertEquals(0, Edits.remove(group("log_group \"web\" {}"), "retention").length);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{}|{ x = 1 }",
        "{ }|{ x = 1  }",
        "{ name = \"a\" }|{ x = 1, name = \"a\" }",
        "{\\n  name = \"a\"\\n}|{\\n  x = 1\\n  name = \"a\"\\n}"
      },
      delimiter = '|')
  void addingPutsItFirst(String from, String to) {
    String before = "log_group \"web\" " + from.replace("\\n", "\n");
    assertEquals(
        "log_group \"web\" " + to.replace("\\n", "\n"),
        after(before, Edits.add(group(before), "x = 1")));
  }

  @Test
  void addingKeepsTheIndent() {
    String before = "log_group \"web\" {  \n}";
    assertEquals(
        "log_group \"web\" {\n  x = 1  \n}", after(before, Edits.add(group(before), "x = 1")));
  }

  @Test
  void settingChangesALiteralAndNothingElse() {
    String literal = "log_group \"web\" { retention = 30d }";
    assertEquals(
        "log_group \"web\" { retention = 7d }",
        after(literal, Edits.set(group(literal), "retention", "7d")));
    String computed = "log_group \"web\" { retention = true ? 30d : 7d }";
    assertEquals(0, Edits.set(group(computed), "retention", "7d").length);
    String absent = "log_group \"web\" { name = \"a\" }";
    assertEquals(
        "log_group \"web\" { retention = 7d, name = \"a\" }",
        after(absent, Edits.set(group(absent), "retention", "7d")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "1.5vCPU", "10.0.0.0/16", "\"a b\"", "ARM64", "no-store", "_a"})
  void isLiteral(String text) {
    assertTrue(Edits.isLiteral(new SourceFile("main.ecs", text).span(0, text.length())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"${a}\"", "\"%{ if a }\"", "a.b", "f(x)", "[1]", "1 + 2", "-a"})
  void isComputed(String text) {
    assertFalse(Edits.isLiteral(new SourceFile("main.ecs", text).span(0, text.length())));
  }
}
