package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shape of the blocks that are the language's own: {@code stack}, {@code variable}, {@code
 * output}, {@code lifecycle}.
 */
public final class DeclarationChecker {
  private final DiagnosticSink sink;

  public DeclarationChecker(DiagnosticSink sink) {
    this.sink = sink;
  }

  void stack(Body.Block block) {
    shape(block, List.of("region", "account", "tags", "rules", "required_version"), Set.of());
  }

  void variable(Body.Block block) {
    shape(
        block,
        List.of("type", "default", "description", "sensitive", "nullable", "deprecated"),
        Set.of("validation"));
    flag(block, "sensitive");
    flag(block, "nullable");
    text(block, "deprecated");
    block.body().blocks("validation").forEach(this::condition);
  }

  /** What all blocks look like that say what has to hold. */
  private void condition(Body.Block block) {
    List<String> arguments = List.of("condition", "error_message");
    shape(block, arguments, Set.of());
    required(block, "condition", arguments);
    required(block, "error_message", arguments);
  }

  void check(Body.Block block) {
    shape(block, List.of(), Set.of("assert"));
    if (block.body().blocks("assert").findFirst().isEmpty()) {
      sink.report(
          Diagnostic.of(TypingRules.MISSING_ARGUMENT, block.header(), "an assert block is missing")
              .detail("Write: assert { condition = …, error_message = \"…\" }"));
    }
    block.body().blocks("assert").forEach(this::condition);
  }

  /** A test, and the blocks in it. */
  public void test(Body.Block block) {
    List<String> expectations = List.of("expect_error", "expect_warning");
    shape(
        block,
        List.of("environment", "region", "expect_error", "expect_warning"),
        Set.of("variables", "override", "live", "assert", "expect_error", "expect_warning"));
    text(block, "environment");
    text(block, "region");
    onlyOne(block, "variables");
    onlyOne(block, "live");
    Body body = block.body();
    body.blocks("variables").forEach(this::assignments);
    body.blocks("override").forEach(this::standIn);
    for (Body.Block live : body.blocks("live").toList()) {
      shape(live, List.of("deleted"), Set.of("variables", "change"));
      onlyOne(live, "variables");
      live.body().blocks("variables").forEach(this::assignments);
      live.body().blocks("change").forEach(this::standIn);
    }
    for (Body.Block assertion : body.blocks("assert").toList()) {
      List<String> arguments = List.of("condition", "error_message");
      shape(assertion, arguments, Set.of());
      required(assertion, "condition", arguments);
    }
    for (String expectation : expectations) {
      for (Body.Block expected : body.blocks(expectation).toList()) {
        List<String> arguments = List.of("id", "at");
        shape(expected, arguments, Set.of());
        required(expected, "id", arguments);
      }
    }
  }

  /** Names of the user's own, each once. */
  private void assignments(Body.Block block) {
    shape(block, block.body().attributes().map(given -> given.name().text()).toList(), Set.of());
  }

  /** A block that says what something is instead. */
  private void standIn(Body.Block block) {
    List<String> arguments = List.of("target", "value", "values");
    shape(block, arguments, Set.of());
    required(block, "target", arguments);
  }

  private void onlyOne(Body.Block block, String type) {
    List<Body.Block> all = block.body().blocks(type).toList();
    if (all.size() > 1) {
      sink.report(
          Diagnostic.of(
                  TypingRules.REPEATED_ARGUMENT,
                  all.get(1).header(),
                  "%s is given a second time",
                  type)
              .related(all.getFirst().header(), "the first one is here"));
    }
  }

  void function(Body.Block block) {
    List<String> arguments = List.of("params", "result", "description");
    shape(block, arguments, Set.of());
    required(block, "result", arguments);
    Expression params = block.body().attribute("params").map(Body.Attribute::value).orElse(null);
    switch (params) {
      case Expression.ObjectExpression(var _, var entries) ->
          entries.stream()
              .filter(entry -> !(entry.key() instanceof Expression.Variable))
              .forEach(entry ->
                  sink.report(
                      Diagnostic.of(
                          TypingRules.WRONG_TYPE,
                          entry.key().span(),
                          "the name of a parameter is one word, without quotes")));
      case Expression.Invalid _ -> {}
      case null -> {}
      case Expression other ->
          sink.report(
              Diagnostic.of(TypingRules.WRONG_TYPE, other.span(), "params takes types by name")
                  .detail("Write: params = { size = number, name = string }"));
    }
  }

  void output(Body.Block block) {
    List<String> arguments = List.of("value", "description", "sensitive", "deprecated");
    shape(block, arguments, Set.of());
    flag(block, "sensitive");
    text(block, "deprecated");
    required(block, "value", arguments);
  }

  void lifecycle(Body.Block block) {
    shape(
        block,
        List.of(
            "prevent_destroy",
            "create_before_destroy",
            "ignore_changes",
            "replace_triggered_by",
            "external"),
        Set.of("precondition", "postcondition"));
    block.body().blocks("precondition").forEach(this::condition);
    block.body().blocks("postcondition").forEach(this::condition);
  }

  /** {@code moved}, {@code import} or {@code removed}. */
  void handover(Body.Block block) {
    boolean removed = block.type().text().equals("removed");
    List<String> arguments =
        removed
            ? List.of("from")
            : block.type().text().equals("import") ? List.of("to", "id") : List.of("from", "to");
    shape(block, arguments, removed ? Set.of("lifecycle") : Set.of());
    arguments.forEach(name -> required(block, name, arguments));
    if (removed) {
      block
          .body()
          .blocks("lifecycle")
          .forEach(lifecycle -> {
            shape(lifecycle, List.of("destroy"), Set.of());
            flag(lifecycle, "destroy");
          });
    }
  }

  private void shape(Body.Block block, List<String> arguments, Set<String> blocks) {
    Map<String, SourceSpan> first = new HashMap<>();
    for (Body.Item item : block.body().items()) {
      switch (item) {
        case Body.Attribute(var _, var name, var _) -> {
          SourceSpan before = first.putIfAbsent(name.text(), name.span());
          if (!arguments.contains(name.text())) {
            unknown(name, block, arguments);
          } else if (before != null) {
            sink.report(
                Diagnostic.of(
                        TypingRules.REPEATED_ARGUMENT,
                        name.span(),
                        "%s is given a second time",
                        name.text())
                    .related(before, "the first one is here"));
          }
        }
        case Body.Block inner -> {
          if (!blocks.contains(inner.type().text())) {
            List<String> known = new ArrayList<>(arguments);
            blocks.stream().sorted().filter(name -> !known.contains(name)).forEach(known::add);
            unknown(inner.type(), block, known);
          }
        }
      }
    }
  }

  private void unknown(Body.Name name, Body.Block block, List<String> known) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.UNKNOWN_ARGUMENT,
            name.span(),
            "%s takes no %s",
            block.type().text(),
            name.text());
    Suggestions.nearest(name.text(), known)
        .ifPresentOrElse(
            nearest -> diagnostic.didYouMean(nearest, name.span()),
            () -> {
              if (!known.isEmpty()) {
                diagnostic.detail("It takes: %s.", String.join(", ", known));
              }
            });
    sink.report(diagnostic);
  }

  /** These decide how the program is read, so they can not depend on it. */
  private void flag(Body.Block block, String name) {
    block
        .body()
        .attribute(name)
        .map(Body.Attribute::value)
        .filter(value ->
            !(value instanceof Expression.BoolLiteral) && !(value instanceof Expression.Invalid))
        .ifPresent(value ->
            sink.report(
                Diagnostic.of(
                    TypingRules.NOT_CONSTANT,
                    value.span(),
                    "%s is written out as true or false",
                    name)));
  }

  private void text(Body.Block block, String name) {
    block
        .body()
        .attribute(name)
        .map(Body.Attribute::value)
        .filter(value ->
            !(value instanceof Expression.Template template && template.constant() != null)
                && !(value instanceof Expression.Invalid))
        .ifPresent(value ->
            sink.report(
                Diagnostic.of(
                    TypingRules.NOT_CONSTANT, value.span(), "%s is written out as text", name)));
  }

  private void required(Body.Block block, String name, List<String> known) {
    boolean misspelt =
        block
            .body()
            .attributes()
            .map(attribute -> attribute.name().text())
            .filter(written -> !known.contains(written))
            .anyMatch(
                written -> Suggestions.nearest(written, known).filter(name::equals).isPresent());
    if (!misspelt && block.body().attribute(name).isEmpty()) {
      sink.report(
          Diagnostic.of(TypingRules.MISSING_ARGUMENT, block.header(), "%s is missing", name));
    }
  }
}
