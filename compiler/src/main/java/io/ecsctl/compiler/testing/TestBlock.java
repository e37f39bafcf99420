package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@code test} block as written. */
record TestBlock(Body.Block block, String name) {
  SourceSpan span() {
    return block.header();
  }

  /** {@code environment} or {@code region}; empty when the test does not say it. */
  String text(String argument) {
    String text =
        block.body().attribute(argument).map(Body.Attribute::value).orElse(null)
                instanceof Expression.Template template
            ? template.constant()
            : null;
    return text == null ? "" : text;
  }

  List<Body.Attribute> variables() {
    return assignments(block.body());
  }

  Optional<Body.Block> live() {
    return block.body().blocks("live").findFirst();
  }

  /** Those that the program had when what is live was applied, where they differ. */
  List<Body.Attribute> liveVariables() {
    return live().map(live -> assignments(live.body())).orElse(List.of());
  }

  private static List<Body.Attribute> assignments(Body body) {
    return body.blocks("variables").findFirst().stream()
        .flatMap(variables -> variables.body().attributes())
        .toList();
  }

  List<Body.Block> overrides() {
    return block.body().blocks("override").toList();
  }

  /** What others have changed since the apply. */
  List<Body.Block> changes() {
    return live().map(live -> live.body().blocks("change").toList()).orElse(List.of());
  }

  /** What others have deleted since the apply: resources, one or many. */
  List<Expression> deleted() {
    return live()
        .flatMap(live -> live.body().attribute("deleted"))
        .map(Body.Attribute::value)
        .stream()
        .toList();
  }

  List<Body.Block> assertions() {
    return block.body().blocks("assert").toList();
  }

  /** Expressions that say what the test is about: they read the program. */
  List<Expression> setting() {
    List<Expression> all = new ArrayList<>();
    Stream.concat(variables().stream(), liveVariables().stream())
        .map(Body.Attribute::value)
        .forEach(all::add);
    Stream.concat(overrides().stream(), changes().stream())
        .flatMap(standIn -> standIn.body().attributes())
        .map(Body.Attribute::value)
        .forEach(all::add);
    all.addAll(deleted());
    block
        .body()
        .blocks()
        .filter(inner -> inner.type().text().startsWith("expect_"))
        .flatMap(inner -> inner.body().attribute("at").stream())
        .map(Body.Attribute::value)
        .forEach(all::add);
    return all;
  }

  /** Expressions that say what has to come out: they read outputs and the plan, too. */
  List<Expression> claims() {
    return assertions().stream()
        .flatMap(assertion -> assertion.body().attributes())
        .map(Body.Attribute::value)
        .toList();
  }
}
