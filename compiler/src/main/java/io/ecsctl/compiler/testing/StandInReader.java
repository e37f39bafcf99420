package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Article;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.evaluation.StandIn;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.source.SourceSpan;
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

/**
 * {@code override} blocks: what stands in for what AWS, or another part of the program, decides.
 */
final class StandInReader {
  private final TypedProgram typed;
  private final TypedProgram setting;
  private final DiagnosticSink sink;

  /**
   * @param setting the program with the names and types of the test's expressions
   */
  StandInReader(TypedProgram typed, TypedProgram setting, DiagnosticSink sink) {
    this.typed = typed;
    this.setting = setting;
    this.sink = sink;
  }

  List<StandIn> read(Body.Block block) {
    Expression target = value(block, "target");
    if (target == null || Target.isBroken(target, setting)) {
      return List.of();
    }
    return switch (Target.of(target, setting.bound().symbols())) {
      case Target.Local(var local) -> {
        Type type = typed.locals().getOrDefault(local.name(), Type.ANY);
        yield one(block, type, local.span())
            .map(value -> List.<StandIn>of(new StandIn.Local(local.name(), type, value)))
            .orElse(List.of());
      }
      case Target.Output(var module, var key, var output) -> {
        Type type = setting.typeOf(target);
        yield one(block, type, output.span())
            .map(value ->
                List.<StandIn>of(
                    new StandIn.Output(module.name(), key, output.name(), type, value)))
            .orElse(List.of());
      }
      case Target.Resource resource -> resource(block, resource);
      case null -> {
        sink.report(
            Diagnostic.of(
                    TestRules.STAND_IN,
                    target.span(),
                    "%s can not be overridden",
                    target.span().text())
                .detail(
                    "A target is a resource or what AWS decides about it, a local, or an output of"
                        + " a module. Variables are set in variables { }."));
        yield List.of();
      }
    };
  }

  private List<StandIn> resource(Body.Block block, Target.Resource target) {
    Body.Name attribute = target.attribute();
    if (attribute != null) {
      Type type = decided(target.declaration(), attribute);
      return type == null
          ? List.of()
          : one(block, type, attribute.span())
              .map(value -> List.of(standIn(target, attribute, value)))
              .orElse(List.of());
    }
    Body.Attribute values = block.body().attribute("values").orElse(null);
    if (values == null || block.body().attribute("value").isPresent()) {
      sink.report(
          Diagnostic.of(
                  TypingRules.MISSING_ARGUMENT,
                  block.header(),
                  "%s is a resource, so this takes values",
                  target.declaration().path())
              .detail("Write: values = { arn = \"…\" }, or name one attribute in target."));
      return List.of();
    }
    if (!(values.value() instanceof Expression.ObjectExpression(var _, var entries))) {
      sink.report(
          Diagnostic.of(
                  TypingRules.WRONG_TYPE, values.value().span(), "values takes attributes by name")
              .detail("Write: values = { arn = \"…\" }"));
      return List.of();
    }
    List<StandIn> all = new ArrayList<>();
    for (Expression.ObjectExpression.Entry entry : entries) {
      Body.Name name = name(entry.key());
      Type type = name == null ? null : decided(target.declaration(), name);
      if (name != null && type != null && fits(entry.value(), type, name.text(), name.span())) {
        all.add(standIn(target, name, entry.value()));
      }
    }
    return all;
  }

  private static StandIn standIn(Target.Resource target, Body.Name attribute, Expression value) {
    return new StandIn.Attribute(
        target.declaration().path(), target.key(), attribute.text(), value);
  }

  private Body.@Nullable Name name(Expression key) {
    String text =
        switch (key) {
          case Expression.Variable word -> word.name();
          case Expression.Template template -> template.constant();
          case Expression _ -> null;
        };
    if (text == null) {
      sink.report(
          Diagnostic.of(
              TypingRules.NOT_CONSTANT, key.span(), "the name of an attribute is written out"));
      return null;
    }
    return new Body.Name(key.span(), text);
  }

  /** The type of what AWS decides; null when it decides no such thing, which is then reported. */
  private @Nullable Type decided(Declaration.Resource resource, Body.Name name) {
    KindSchema schema = resource.object();
    Optional<AttributeSchema> attribute = schema.body().attribute(name.text());
    Type computed =
        schema
            .computed(name.text())
            .map(ComputedAttribute::type)
            .or(() ->
                attribute
                    .filter(AttributeSchema::computed)
                    .map(found -> AttributeTypes.typeOf(found.type())))
            .orElse(null);
    SourceSpan written =
        resource.body().members().stream()
            .filter(member ->
                !resource.isData()
                    && attribute.isPresent()
                    && schema.body().attribute(member.name()).equals(attribute))
            .map(member -> member.nameSpan())
            .findFirst()
            .orElse(null);
    if (computed != null && written == null) {
      return computed;
    }
    if (resource.isData() && attribute.isPresent()) {
      return AttributeTypes.typeOf(attribute.get().type());
    }
    if (attribute.isEmpty()) {
      sink.report(unknown(schema, name));
    } else {
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  TestRules.STAND_IN,
                  name.span(),
                  "the program decides %s of %s, not AWS",
                  name.text(),
                  resource.path())
              .detail("Set the variables, or override the locals, that it is made of.");
      if (written != null) {
        diagnostic.related(written, "it is set here");
      }
      sink.report(diagnostic);
    }
    return null;
  }

  private static Diagnostic.Builder unknown(KindSchema schema, Body.Name name) {
    List<String> known = schema.computed().stream().map(ComputedAttribute::name).toList();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.UNKNOWN_ATTRIBUTE,
            name.span(),
            "%s has no attribute %s",
            Article.with(schema.kind()),
            name.text());
    Suggestions.nearest(name.text(), known)
        .ifPresentOrElse(
            nearest -> diagnostic.didYouMean(nearest, name.span()),
            () -> diagnostic.detail("AWS decides: %s.", String.join(", ", known)));
    return diagnostic;
  }

  /** The one value of a target that is no resource. */
  private Optional<Expression> one(Body.Block block, Type type, SourceSpan declared) {
    Expression value = value(block, "value");
    Body.Attribute values = block.body().attribute("values").orElse(null);
    if (value == null || values != null) {
      sink.report(
          Diagnostic.of(
                  TypingRules.MISSING_ARGUMENT,
                  values == null ? block.header() : values.name().span(),
                  "this target is one value, so it takes value")
              .detail("Write: value = …"));
      return Optional.empty();
    }
    return fits(value, type, "value", declared) ? Optional.of(value) : Optional.empty();
  }

  private boolean fits(Expression value, Type type, String name, SourceSpan declared) {
    Type given = setting.typeOf(value);
    if (setting.hasFailed(value) || Types.assignable(given, type)) {
      return true;
    }
    sink.report(
        Diagnostic.of(
                TypingRules.WRONG_TYPE,
                value.span(),
                "%s takes %s, not %s",
                name,
                Types.described(type),
                Types.described(given))
            .related(declared, "it stands in for this"));
    return false;
  }

  private static @Nullable Expression value(Body.Block block, String name) {
    return block.body().attribute(name).map(Body.Attribute::value).orElse(null);
  }
}
