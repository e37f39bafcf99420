package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.RuleLevel;
import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code stack} block's values. They decide where everything goes, so they are known and not
 * secret.
 */
final class StackValues {
  private static final Set<String> MAPS = Set.of("tags", "rules");

  private final Declaration.@Nullable Stack declaration;
  private final Inputs inputs;
  private final ExpressionEvaluator expressions;
  private final Failures failures;
  private final Map<String, Value> values = new HashMap<>();

  StackValues(
      Declaration.@Nullable Stack declaration,
      Inputs inputs,
      ExpressionEvaluator expressions,
      Failures failures) {
    this.declaration = declaration;
    this.inputs = inputs;
    this.expressions = expressions;
    this.failures = failures;
  }

  String name() {
    return declaration == null ? "" : declaration.name();
  }

  String environment() {
    return inputs.environment();
  }

  /**
   * @param read where a program reads it; null when it is only evaluated
   */
  Value value(String argument, @Nullable SourceSpan read) {
    return switch (argument) {
      case "name" -> new Value.Text(name());
      case "environment" -> new Value.Text(environment());
      default -> {
        Value value = values.get(argument);
        if (value == null) {
          value = failures.reporting(() -> evaluate(argument));
          values.put(argument, value);
        }
        yield read == null || !(value instanceof Value.Null) ? value : absent(argument, read);
      }
    };
  }

  private Value absent(String argument, SourceSpan read) {
    if (argument.equals("region") && !inputs.region().isEmpty()) {
      return new Value.Text(inputs.region());
    }
    return failures.fail(
        read,
        Diagnostic.of(EvaluationRules.BAD_STACK, read, "the stack's %s is not known", argument)
            .detail(
                "%s",
                argument.equals("region")
                    ? "Give it in the stack block, region = \"eu-central-1\", or with --region."
                    : "Give it in the stack block."),
        () -> new Expression.NullLiteral(read));
  }

  private Value evaluate(String argument) {
    Expression written = written(argument);
    if (written == null) {
      return Value.NULL;
    }
    Value value = expressions.evaluate(written, Environment.EMPTY);
    if (Poison.is(value)) {
      return value;
    }
    Type type = MAPS.contains(argument) ? new Type.MapType(Type.STRING) : Type.STRING;
    if (!Marks.hasUnknown(value)
        && !Marks.hasSensitive(value)
        && Conversions.convert(value, type) instanceof Outcome.Ok(var converted)) {
      return converted;
    }
    return failures.fail(
        written.span(),
        Diagnostic.of(
                EvaluationRules.BAD_STACK,
                written.span(),
                "%s takes %s, not %s",
                argument,
                Types.described(type),
                ValueText.brief(value))
            .detail("It has to be known before anything else, and it is shown."),
        () -> written);
  }

  /** Reports a program that is meant for another version of the tool. */
  void checkVersion() {
    String text = text("required_version");
    Expression written = written("required_version");
    if (text.isEmpty() || written == null) {
      return;
    }
    VersionConstraint constraint = VersionConstraint.parse(text);
    if (constraint == null) {
      failures.report(
          Diagnostic.of(
                  EvaluationRules.BAD_STACK,
                  written.span(),
                  "required_version does not take %s",
                  ValueText.quoted(text))
              .detail("Write versions with =, !=, >, >=, <, <= or ~>, such as \">= 0.1, < 2\"."));
    } else if (!constraint.admits(VersionConstraint.CURRENT)) {
      failures.report(
          Diagnostic.of(
                  EvaluationRules.TOOL_VERSION,
                  written.span(),
                  "the program is for ecsctl %s, and this is %s",
                  text,
                  VersionConstraint.CURRENT)
              .detail("Install a version that fits, or change the requirement."));
    }
  }

  StackInfo info() {
    String region = text("region");
    SortedMap<String, String> tags = new TreeMap<>();
    if (value("tags", null) instanceof Value.Keyed keyed) {
      keyed
          .entries()
          .forEach((key, value) -> {
            if (value instanceof Value.Text(var text)) {
              tags.put(key, text);
            }
          });
    }
    return new StackInfo(
        name(),
        environment(),
        region.isEmpty() ? inputs.region() : region,
        text("account"),
        tags,
        rules(),
        declaration == null ? null : declaration.span());
  }

  /** {@code rules = { ECS614 = "off" }}. */
  private List<RuleLevel> rules() {
    Expression written = written("rules");
    if (written == null || !(value("rules", null) instanceof Value.Keyed keyed)) {
      return List.of();
    }
    WrittenEntries entries = WrittenEntries.of(written);
    List<RuleLevel> levels = new ArrayList<>();
    keyed
        .entries()
        .forEach((rule, level) -> {
          Expression entry = entries.get(rule);
          if (level instanceof Value.Text(var text)) {
            levels.add(new RuleLevel(rule, text, entry == null ? written.span() : entry.span()));
          }
        });
    return levels;
  }

  private @Nullable Expression written(String argument) {
    return declaration == null
        ? null
        : declaration.block().body().attribute(argument).map(Body.Attribute::value).orElse(null);
  }

  private String text(String argument) {
    return value(argument, null) instanceof Value.Text(var text) ? text : "";
  }
}
