package io.ecsctl.cli;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Expressions at random, of HCL's own types, as long as Terraform and we mean the same by them:
 * what decision 0008 lists is left out. The same seed gives the same expressions.
 */
final class ExpressionGenerator {
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "-1", "1.5", "0.1", "255", "1e3", "1e20", "100000000000000000001");
  private static final List<String> TEXTS =
      List.of(
          "\"\"",
          "\"a\"",
          "\"abc\"",
          "\"Hello World\"",
          "\" x \"",
          "\"1\"",
          "\"true\"",
          "\"é\"",
          "\"e\\u0301\"",
          "\"\\U0001F600!\"",
          "\"a,b\"",
          "\"a\\nb\"",
          "\"$${x}\"",
          "\"ff\"");
  private static final List<String> FORMATS =
      List.of("%s", "%v", "%q", "%5s|", "%-5s|", "%d", "%05d", "%x", "%.2f", "%g", "%#v", "%+d");

  private final Random random;

  ExpressionGenerator(long seed) {
    this.random = new Random(seed);
  }

  String any(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 3)) {
      case 0 -> number(depth);
      case 1 -> text(depth);
      case 2 -> bool(depth);
      case 3 -> list(this::number, depth);
      case 4 -> list(this::text, depth);
      case 5 -> map(this::scalar, depth);
      case 6 -> "[%s, %s]".formatted(any(depth - 1), any(depth - 1));
      case 7 -> "{a = %s, (\"b\") : %s}".formatted(any(depth - 1), any(depth - 1));
      default -> "(%s ? %s : %s)".formatted(bool(0), any(depth - 1), any(depth - 1));
    };
  }

  private String scalar(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> number(depth);
      case 1 -> text(depth);
      default -> bool(depth);
    };
  }

  private String number(int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth > 0 ? 14 : 1)) {
      case 0 -> one(NUMBERS);
      case 1 -> "(%s %s %s)".formatted(number(inner), one(List.of("+", "-", "*")), number(inner));
      case 2 -> "(%s / %s)".formatted(number(inner), one(List.of("2", "4", "8")));
      case 3 -> "(floor(%s) %% %s)".formatted(number(inner), one(List.of("3", "-4", "7")));
      case 4 -> "%s(%s)".formatted(one(List.of("abs", "ceil", "floor")), number(inner));
      case 5 -> "%s(%s, %s)".formatted(one(List.of("max", "min")), number(inner), number(inner));
      case 6 -> "length(%s)".formatted(list(this::scalar, inner));
      case 7 -> "length(%s)".formatted(text(inner));
      case 8 -> "parseint(%s, %s)".formatted(text(0), one(List.of("10", "16", "2", "62")));
      case 9 -> "tonumber(%s)".formatted(scalar(inner));
      case 10 -> "sum(concat([1], %s))".formatted(list(this::number, inner));
      case 11 -> "element(concat([1], %s), %s)".formatted(list(this::number, inner), one(NUMBERS));
      case 12 -> "%s[0]".formatted(list(this::number, inner));
      default -> "(%s ? %s : %s)".formatted(bool(inner), number(inner), number(inner));
    };
  }

  private String text(int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth > 0 ? 20 : 1)) {
      case 0 -> one(TEXTS);
      case 1 ->
          "%s(%s)"
              .formatted(
                  one(List.of("upper", "lower", "title", "trimspace", "strrev", "chomp", "sha256")),
                  text(inner));
      case 2 -> "\"${%s}-${%s}\"".formatted(scalar(inner), scalar(inner));
      case 3 -> "\"${%s}\"".formatted(scalar(inner));
      case 4 -> "\"%%{ if %s }${%s}%%{ else }n%%{ endif }\"".formatted(bool(inner), text(inner));
      case 5 ->
          "\"%%{ for i, v in %s ~} ${i}=${v} %%{~ endfor }\"".formatted(list(this::scalar, inner));
      case 6 ->
          "substr(%s, %s, %s)"
              .formatted(text(inner), one(List.of("0", "1", "-1")), one(List.of("1", "2", "-1")));
      case 7 ->
          "replace(%s, %s, \"<$1>\")"
              .formatted(text(inner), one(List.of("\"a\"", "\"/([a-z])/\"", "\"\"")));
      case 8 -> "join(\", \", %s)".formatted(list(this::scalar, inner));
      case 9 -> "format(\"%s\", %s)".formatted(one(FORMATS), scalar(inner));
      case 10 -> "trim(%s, %s)".formatted(text(inner), one(List.of("\" \"", "\"ac\"")));
      case 11 -> "trimprefix(%s, \"a\")".formatted(text(inner));
      case 12 -> "tostring(%s)".formatted(scalar(inner));
      case 13 -> "jsonencode(%s)".formatted(any(inner));
      case 14 -> "yamlencode(%s)".formatted(any(inner));
      case 15 -> "coalesce(%s, %s)".formatted(text(inner), text(inner));
      case 16 -> "lookup(%s, \"a\", %s)".formatted(map(this::text, inner), text(0));
      case 17 -> "(%s ? %s : %s)".formatted(bool(inner), text(inner), scalar(inner));
      case 18 -> "try(%s.z, %s)".formatted(map(this::text, inner), text(inner));
      default -> "regex(\"^.\", %s)".formatted(text(inner));
    };
  }

  private String bool(int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth > 0 ? 8 : 1)) {
      case 0 -> random.nextBoolean() ? "true" : "false";
      case 1 -> "!" + bool(inner);
      case 2 -> "(%s %s %s)".formatted(bool(inner), one(List.of("&&", "||")), bool(inner));
      case 3 ->
          "(%s %s %s)".formatted(number(inner), one(List.of("<", "<=", ">", ">=")), number(inner));
      case 4 -> "(%s %s %s)".formatted(any(inner), one(List.of("==", "!=")), any(inner));
      case 5 -> "contains(%s, %s)".formatted(list(this::text, inner), text(inner));
      case 6 -> "%s(%s, \"a\")".formatted(one(List.of("startswith", "endswith")), text(inner));
      default -> "can(%s)".formatted(any(inner));
    };
  }

  private String list(IntFunction<String> element, int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth > 0 ? 14 : 2)) {
      case 0 -> "[%s, %s]".formatted(element.apply(inner), element.apply(inner));
      case 1 -> "tolist([%s])".formatted(element.apply(inner));
      case 2 -> "concat(%s, %s)".formatted(list(element, inner), list(element, inner));
      case 3 -> "reverse(%s)".formatted(list(element, inner));
      case 4 -> "distinct(%s)".formatted(list(element, inner));
      case 5 -> "slice(%s, 0, 1)".formatted(list(element, inner));
      case 6 -> "flatten([%s, [%s]])".formatted(list(element, inner), list(element, inner));
      case 7 -> "[for x in %s : x if x != \"a\"]".formatted(list(element, inner));
      case 8 -> "[for i, x in %s : {i = i, x = x}][*].x".formatted(list(element, inner));
      case 9 -> "values(%s)".formatted(map(element, inner));
      case 10 -> "(%s ? %s : %s)".formatted(bool(0), list(element, inner), list(element, inner));
      case 11 -> "jsondecode(jsonencode(%s))".formatted(list(element, inner));
      case 12 -> "%s[*]".formatted(list(element, inner));
      default -> "coalescelist([], %s)".formatted(list(element, inner));
    };
  }

  private String map(IntFunction<String> value, int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth > 0 ? 8 : 2)) {
      case 0 -> "{a = %s, b = %s}".formatted(value.apply(inner), value.apply(inner));
      case 1 -> "tomap({a = %s})".formatted(value.apply(inner));
      case 2 -> "merge(%s, %s)".formatted(map(value, inner), map(value, inner));
      case 3 -> "{for k, v in %s : upper(k) => v}".formatted(map(value, inner));
      case 4 -> "{for i, v in %s : \"k\" => v...}".formatted(list(value, inner));
      case 5 ->
          "zipmap([\"x\", \"a\"], [%s, %s])".formatted(value.apply(inner), value.apply(inner));
      case 6 -> "(%s ? %s : %s)".formatted(bool(0), map(value, inner), map(value, inner));
      default -> "yamldecode(yamlencode(%s))".formatted(map(value, inner));
    };
  }

  private String one(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
