package io.ecsctl.compiler.typing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.testing.AnyText;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A type that is found before evaluating holds for whatever the expression evaluates to.
 * Expressions read nothing, so each has one value; what has none proves nothing and is let through.
 */
class TypesNeverLieTest {
  private static final List<String> FORMS =
      List.of(
          "[A]",
          "[A, B]",
          "{ x = A }",
          "{ x = A, y = B }",
          "{ (A) = B }",
          "(A)",
          "true ? A : B",
          "false ? A : B",
          "A == B ? A : C",
          "A + B",
          "A * B",
          "A / B",
          "A - B",
          "-A",
          "!A",
          "A == B",
          "A < B",
          "A && B",
          "\"${A}\"",
          "\"${A}-${B}\"",
          "\"%{ for v in A }${v}%{ endfor }\"",
          "[for v in A : v]",
          "[for v in A : [v, B]]",
          "[for i, v in A : i]",
          "[for v in A : v if v != null]",
          "{ for k, v in A : k => v }",
          "{ for v in A : v => B }",
          "{ for v in A : \"k\" => v... }",
          "A[0]",
          "A[B]",
          "A.x",
          "A[\"x\"]",
          "A[*]",
          "A[*].x",
          "A.*.x",
          "try(A, B)",
          "can(A)",
          "tolist(A)",
          "toset(A)",
          "tomap(A)",
          "tostring(A)",
          "tonumber(A)",
          "length(A)",
          "keys(A)",
          "values(A)",
          "lookup(A, \"x\", B)",
          "merge(A, B)",
          "concat(A, B)",
          "coalesce(A, B)",
          "flatten(A)",
          "element(A, 0)",
          "reverse(A)",
          "distinct(A)",
          "one(A)",
          "slice(A, 0, 1)",
          "setunion(A, B)",
          "setproduct(A, B)",
          "zipmap(A, B)",
          "chunklist(A, 1)",
          "transpose(A)",
          "min(A, B)",
          "sum(A)",
          "range(2)",
          "jsondecode(jsonencode(A))",
          "join(\",\", A)",
          "split(\",\", A)",
          "formatlist(\"%v\", A)",
          "sensitive(A)",
          "nonsensitive(A)",
          "contains(A, B)",
          "cidrsubnet(A, 8, 1)");

  @Property(tries = 4_000)
  void aValueIsWhatItsTypeSays(@ForAll("expressions") String expression) {
    Statistics.collect(AnyText.isWhatItsTypeSays(expression) ? "seen" : "fails or is open");
  }

  /** Attributes of several types have none in common, whatever the type of the default is. */
  @Example
  void ofAttributesThatDifferTheDefaultDoesNotDecide() {
    assertFalse(AnyText.isWhatItsTypeSays("lookup({ x = 1, y = true }, \"x\", true)"));
  }

  /** A loop converts nothing; and what is typed as a list may be a tuple, which becomes a set. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[for v in { x = [], y = toset([\"a\", \"b\"]) } : [v, 1]]",
        "[for v in [tolist([\"a\"]), toset([\"b\"])] : v]",
        "[for v in [[tolist([\"a\"])], [toset([\"b\"])]] : v]",
        "coalesce(toset([\"a\"]), [for v in [1] : v])",
        "coalescelist(toset([\"a\"]), [for v in [1] : v])",
        "[for v in [{ x = [] }, { x = toset([\"b\"]) }] : v]",
        "true ? toset([\"a\"]) : [for v in [1] : v]",
        "false ? [toset([\"a\"])] : [[for v in [1] : v]]",
        "true ? { x = toset([\"a\"]) } : { x = [for v in [1] : v] }",
        "true ? toset([\"a\"]) : tolist([1])",
        "concat(tolist([1, 2]), [1, true])",
        "transpose({ x = [\"a\"], y = null })"
      })
  void ofListsAndSetsNothingIsSaid(String expression) {
    assertFalse(AnyText.isWhatItsTypeSays(expression));
  }

  /** What is not evaluated to the end decides all the same what its neighbour becomes. */
  @Example
  void aBranchThatWouldFailHasAType() {
    assertTrue(AnyText.isWhatItsTypeSays("true ? [] : setunion(1, [1, 2])"));
  }

  @Provide
  Arbitrary<String> expressions() {
    return ofDepth(3);
  }

  private static Arbitrary<String> ofDepth(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "1",
            "0",
            "2.5",
            "\"a\"",
            "\"7\"",
            "\"\"",
            "true",
            "null",
            "10.0.0.0/16",
            "80/tcp",
            "512MiB",
            "30s",
            "0.5vCPU",
            "[]",
            "{}",
            "[1, 2]",
            "[\"a\", \"b\"]",
            "[\"a\", 1]",
            "[[1], [2, 3]]",
            "{ x = 1 }",
            "{ x = \"a\", y = \"b\" }",
            "{ x = [\"a\"] }",
            "[{ x = 1 }, { x = 2 }]",
            "[{ x = 1 }, { y = 2 }]",
            "toset([\"a\", \"b\"])",
            "tolist([1, 2])",
            "tomap({ x = 1 })");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = Arbitraries.lazy(() -> ofDepth(depth - 1));
    Arbitrary<String> form =
        Arbitraries.of(FORMS)
            .flatMap(pattern -> inner.list().ofSize(3).map(parts -> filled(pattern, parts)));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(1, leaf), net.jqwik.api.Tuple.of(3, form));
  }

  /** Parts stand in parentheses, so that operators stay apart. */
  private static String filled(String pattern, List<String> parts) {
    List<String> texts = new ArrayList<>();
    for (String piece : pattern.split("(?<![\\w\"%])(?=[ABC](?!\\w))|(?<=(?<!\\w)[ABC])(?!\\w)")) {
      texts.add(
          switch (piece) {
            case "A" -> "(" + parts.get(0) + ")";
            case "B" -> "(" + parts.get(1) + ")";
            case "C" -> "(" + parts.get(2) + ")";
            default -> piece;
          });
    }
    return String.join("", texts);
  }
}
