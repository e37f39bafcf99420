package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Condition;
import io.ecsctl.compiler.program.FieldPath;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypingRules;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code lifecycle} blocks of instances. Deciding what may happen to them needs known values.
 */
final class Lifecycles {
  private final ExpressionEvaluator expressions;
  private final Failures failures;
  private final Conditions conditions;

  Lifecycles(ExpressionEvaluator expressions, Failures failures) {
    this.expressions = expressions;
    this.failures = failures;
    this.conditions = new Conditions(expressions, failures);
  }

  Lifecycle of(Body.@Nullable Block block, ResourceAddress address, Environment environment) {
    if (block == null) {
      return Lifecycle.DEFAULT;
    }
    return new Lifecycle(
        Boolean.TRUE.equals(flag(block, "prevent_destroy", environment)),
        flag(block, "create_before_destroy", environment),
        ignored(block),
        triggers(block, environment),
        external(block),
        conditions(block, "precondition", address, environment),
        conditions(
            block,
            "postcondition",
            address,
            environment.with("self", new Value.Reference(address))));
  }

  /** Null when it is not given, or what is given has been reported. */
  private @Nullable Boolean flag(Body.Block block, String name, Environment environment) {
    Expression written = argument(block, name);
    if (written == null) {
      return null;
    }
    Value value = expressions.condition(written, environment);
    if (Marks.unmark(value) instanceof Value.Bool(var flag)) {
      return flag;
    }
    if (!Poison.is(value)) {
      failures.report(
          Diagnostic.of(
                  EvaluationRules.LIFECYCLE,
                  written.span(),
                  "%s would only be known after apply",
                  name)
              .detail("The plan needs to know it. Take a value that the program states."));
    }
    return null;
  }

  private static List<String> ignored(Body.Block block) {
    List<String> ignored = new ArrayList<>();
    switch (argument(block, "ignore_changes")) {
      case Expression.Variable(var _, var word) -> ignored.add(word);
      case Expression.Tuple(var _, var elements) -> {
        for (Expression element : elements) {
          if (element instanceof Expression.Variable(var _, var name)) {
            ignored.add(name);
          } else if (element instanceof Expression.Template template) {
            String name = template.constant();
            ignored.addAll(name == null ? List.of() : List.of(name));
          }
        }
      }
      case null, default -> {}
    }
    return ignored;
  }

  private static List<FieldPath> external(Body.Block block) {
    return argument(block, "external") instanceof Expression.Tuple(var _, var elements)
        ? elements.stream().flatMap(element -> Stream.ofNullable(FieldPath.of(element))).toList()
        : List.of();
  }

  /**
   * Reports fields in blocks that the resource does not have: a slip there would give up the field
   * in silence.
   */
  void checkExternal(Resource resource, Body.@Nullable Block lifecycle) {
    for (FieldPath path : resource.lifecycle().external()) {
      @Nullable Block block = resource.body();
      for (FieldPath.Step step : path.steps()) {
        List<Block> among =
            block == null || step.key().isEmpty() ? List.of() : block.blocks(step.name());
        String label = among.isEmpty() ? null : among.getFirst().schema().label();
        if (label == null) {
          break;
        }
        List<String> labels =
            among.stream().flatMap(one -> Stream.ofNullable(one.text(label))).toList();
        if (labels.size() == among.size() && !labels.contains(step.key())) {
          noBlock(resource, lifecycle, path, step, labels);
        }
        block =
            among.stream()
                .filter(one -> step.key().equals(one.text(label)))
                .findFirst()
                .orElse(null);
      }
    }
  }

  private void noBlock(
      Resource resource,
      Body.@Nullable Block lifecycle,
      FieldPath path,
      FieldPath.Step step,
      List<String> labels) {
    SourceSpan place = resource.header();
    if (lifecycle != null
        && argument(lifecycle, "external") instanceof Expression.Tuple(var _, var elements)) {
      place =
          elements.stream()
              .filter(element -> path.equals(FieldPath.of(element)))
              .map(Expression::span)
              .findFirst()
              .orElse(place);
    }
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.EXTERNAL,
            place,
            "%s has no %s \"%s\"",
            resource.address(),
            step.name(),
            step.key());
    Suggestions.nearest(step.key(), labels).ifPresent(nearest -> diagnostic.didYouMean(nearest));
    failures.report(diagnostic);
  }

  private List<Lifecycle.Trigger> triggers(Body.Block block, Environment environment) {
    List<Lifecycle.Trigger> triggers = new ArrayList<>();
    if (argument(block, "replace_triggered_by") instanceof Expression.Tuple(var _, var elements)) {
      for (Expression element : elements) {
        SortedSet<ResourceAddress> whole = new TreeSet<>();
        // KIND.name is one name; what stands behind it is an attribute.
        if (element instanceof Expression.GetAttribute(var _, var object, var name)
            && !(object instanceof Expression.Variable)) {
          References.collect(expressions.evaluate(object, environment), whole);
          whole.forEach(target -> triggers.add(new Lifecycle.Trigger(target, name.text())));
        } else {
          References.collect(expressions.evaluate(element, environment), whole);
          whole.forEach(target -> triggers.add(new Lifecycle.Trigger(target, "")));
        }
      }
    }
    return triggers;
  }

  private List<Condition> conditions(
      Body.Block block, String type, ResourceAddress address, Environment environment) {
    return block
        .body()
        .blocks(type)
        .flatMap(condition ->
            conditions
                .evaluate(
                    condition, environment, EvaluationRules.CONDITION_FAILED, address.toString())
                .stream())
        .toList();
  }

  private static @Nullable Expression argument(Body.Block block, String name) {
    return block.body().attribute(name).map(Body.Attribute::value).orElse(null);
  }
}
