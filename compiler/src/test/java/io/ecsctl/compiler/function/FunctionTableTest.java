package io.ecsctl.compiler.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two tables of {@code expression => value}. {@code terraform.txt} is what Terraform 1.11.4 answers
 * to the same expressions; where it answers with an error, so do we, in our words. {@code
 * domain.txt} is what Terraform does not have or does otherwise.
 */
class FunctionTableTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("terraform")
  void asTerraformDoes(String expression, String expected) {
    check(expression, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("domain")
  void beyondTerraform(String expression, String expected) {
    check(expression, expected);
  }

  private static void check(String expression, String expected) {
    if (expected.startsWith("error: ")) {
      Expressions.Failure failure =
          assertThrows(Expressions.Failure.class, () -> Expressions.evaluate(expression));
      assertEquals(expected, "error: " + failure.getMessage());
      return;
    }
    Value actual = Expressions.evaluate(expression);
    Value wanted = Expressions.evaluate(expected);
    if (isEmpty(wanted)) {
      // The table cannot say what the elements of an empty collection would be.
      assertEquals(wanted.getClass(), actual.getClass());
      assertTrue(isEmpty(actual), () -> ValueText.of(actual));
      return;
    }
    assertEquals(wanted, actual, () -> ValueText.of(actual));
  }

  private static boolean isEmpty(Value value) {
    return switch (value) {
      case Value.Sequence sequence -> sequence.elements().isEmpty();
      case Value.Keyed keyed -> keyed.entries().isEmpty();
      default -> false;
    };
  }

  @Test
  void everyNameIsAFunction() {
    for (String name : Functions.names()) {
      assertEquals(name, Functions.find(name).orElseThrow().name());
    }
    assertEquals(Functions.names().size(), Set.copyOf(Functions.names()).size());
    assertEquals(Optional.empty(), Functions.find("cidrsubnett"));
  }

  @Test
  void everyFunctionIsInATable() throws IOException {
    Set<String> called = new TreeSet<>(Functions.names());
    Stream.concat(terraform(), domain())
        .forEach(row -> called.removeIf(name -> ((String) row[0]).contains(name + "(")));
    assertEquals(Set.of(), called);
  }

  static Stream<Object[]> terraform() throws IOException {
    return table("terraform.txt");
  }

  static Stream<Object[]> domain() throws IOException {
    return table("domain.txt");
  }

  private static Stream<Object[]> table(String name) throws IOException {
    try (InputStream in = FunctionTableTest.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> (Object[]) line.split("\\s+=>\\s+", 2))
          .toList()
          .stream();
    }
  }
}
