package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Article;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.testing.rule.TestRules;
import io.ecsctl.compiler.typing.AttributeTypes;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.typing.TypingRules;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What others have made of what an apply left: {@code change} blocks and {@code deleted}. */
final class LiveReader {
  private final TypedProgram setting;
  private final DiagnosticSink sink;

  LiveReader(TypedProgram setting, DiagnosticSink sink) {
    this.setting = setting;
    this.sink = sink;
  }

  /**
   * One attribute that somebody else has set.
   *
   * @param resource names one resource or many
   */
  record Change(Expression resource, AttributeSchema attribute, Expression value) {}

  List<Change> changes(TestBlock test) {
    List<Change> all = new ArrayList<>();
    test.changes().forEach(block -> read(block, all));
    return all;
  }

  private void read(Body.Block block, List<Change> into) {
    Expression written = value(block, "target");
    if (written == null || Target.isBroken(written, setting)) {
      return;
    }
    if (!(Target.of(written, setting.bound().symbols()) instanceof Target.Resource target)) {
      sink.report(
          Diagnostic.of(
                  TestRules.STAND_IN, written.span(), "%s is no resource", written.span().text())
              .detail("Others change resources: target = service.web.desired_count"));
      return;
    }
    Body.Name attribute = target.attribute();
    Expression value = value(block, "value");
    Expression values = value(block, "values");
    if (attribute != null && value != null && values == null) {
      add(target, attribute, value, into);
    } else if (attribute == null
        && value == null
        && values instanceof Expression.ObjectExpression(var _, var entries)) {
      for (Expression.ObjectExpression.Entry entry : entries) {
        if (entry.key() instanceof Expression.Variable(var span, var name)) {
          add(target, new Body.Name(span, name), entry.value(), into);
        }
      }
    } else {
      sink.report(
          Diagnostic.of(
                  TypingRules.MISSING_ARGUMENT,
                  block.header(),
                  attribute == null
                      ? "%s is a resource, so this takes values"
                      : "%s is one value, so this takes value",
                  written.span().text())
              .detail(
                  attribute == null
                      ? "Write: values = { desired_count = 5 }"
                      : "Write: value = …"));
    }
  }

  private void add(Target.Resource target, Body.Name name, Expression value, List<Change> into) {
    Declaration.Resource resource = target.declaration();
    Optional<AttributeSchema> attribute = resource.schema().body().attribute(name.text());
    if (resource.isData() || attribute.isEmpty()) {
      sink.report(unknown(resource, name));
      return;
    }
    Type type = AttributeTypes.typeOf(attribute.get().type());
    Type given = setting.typeOf(value);
    if (!setting.hasFailed(value) && !Types.assignable(given, type)) {
      sink.report(
          Diagnostic.of(
              TypingRules.WRONG_TYPE,
              value.span(),
              "%s takes %s, not %s",
              name.text(),
              Types.described(type),
              Types.described(given)));
      return;
    }
    into.add(new Change(target.resource(), attribute.get(), value));
  }

  private static Diagnostic.Builder unknown(Declaration.Resource resource, Body.Name name) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            isFixed(resource, name) ? TestRules.STAND_IN : TypingRules.UNKNOWN_ATTRIBUTE,
            name.span(),
            isFixed(resource, name)
                ? "nobody can change the %2$s of %1$s"
                : "%s has no attribute %s",
            Article.with(resource.kind()),
            name.text());
    Suggestions.nearest(name.text(), resource.schema().body().attributes().keySet())
        .ifPresent(nearest -> diagnostic.didYouMean(nearest, name.span()));
    return diagnostic;
  }

  private static boolean isFixed(Declaration.Resource resource, Body.Name name) {
    return resource.isData() || resource.schema().computed(name.text()).isPresent();
  }

  /** The expressions that name what was deleted, each a resource or all of a block's. */
  List<Expression> deleted(TestBlock test) {
    List<Expression> all = new ArrayList<>();
    for (Expression written : test.deleted()) {
      List<Expression> elements =
          written instanceof Expression.Tuple(var _, var listed) ? listed : List.of(written);
      for (Expression element : elements) {
        if (Target.of(element, setting.bound().symbols()) instanceof Target.Resource target
            && target.attribute() == null) {
          all.add(element);
        } else if (!Target.isBroken(element, setting)) {
          sink.report(
              Diagnostic.of(
                      TestRules.STAND_IN,
                      element.span(),
                      "%s is no resource",
                      element.span().text())
                  .detail("Write: deleted = [log_group.web]"));
        }
      }
    }
    return all;
  }

  private static @Nullable Expression value(Body.Block block, String name) {
    return block.body().attribute(name).map(Body.Attribute::value).orElse(null);
  }
}
