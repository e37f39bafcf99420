package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.binding.Symbols;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.testing.rule.TestRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code expect_error} and {@code expect_warning}, as arguments and as blocks. */
final class ExpectationReader {
  private final Symbols symbols;
  private final Collection<RuleInfo> rules;
  private final DiagnosticSink sink;

  /**
   * @param rules all there are
   */
  ExpectationReader(Symbols symbols, Collection<RuleInfo> rules, DiagnosticSink sink) {
    this.symbols = symbols;
    this.rules = rules;
    this.sink = sink;
  }

  List<Expectation> read(TestBlock test) {
    List<Expectation> all = new ArrayList<>();
    for (String name : List.of("expect_error", "expect_warning")) {
      boolean error = name.equals("expect_error");
      Body body = test.block().body();
      body.attribute(name).stream()
          .flatMap(attribute -> listed(attribute.value()))
          .forEach(id ->
              rule(id, error).ifPresent(rule -> all.add(new Expectation(rule, id.span(), null))));
      body.blocks(name).forEach(block -> block(block, error).ifPresent(all::add));
    }
    return all;
  }

  private static Stream<Expression> listed(Expression value) {
    return value instanceof Expression.Tuple(var _, var elements)
        ? elements.stream()
        : Stream.of(value);
  }

  private Optional<Expectation> block(Body.Block block, boolean error) {
    Optional<Expression> at = block.body().attribute("at").map(Body.Attribute::value);
    Expectation.Place place = at.map(this::place).orElse(null);
    if (at.isPresent() && place == null) {
      return Optional.empty();
    }
    return block
        .body()
        .attribute("id")
        .map(Body.Attribute::value)
        .flatMap(id -> rule(id, error).map(rule -> new Expectation(rule, id.span(), place)));
  }

  private Expectation.@Nullable Place place(Expression at) {
    Expression named =
        at instanceof Expression.Index(var _, var collection, var _) ? collection : at;
    return switch (symbols.at(named)) {
      case Symbol.Resource(var resource) -> place(resource, resource.block().span());
      case Symbol.Variable(var variable) -> place(variable, variable.block().span());
      case Symbol.Module(var module) -> place(module, module.block().span());
      case Symbol.ModuleOutput(var _, var output, var _) -> place(output, output.block().span());
      case Symbol.Local(var local) -> place(local, local.span());
      case Symbol.Failed _ -> null;
      case Symbol.StackAttribute _, Symbol.Path _, Symbol.Bound _, Symbol.Word _ -> nowhere(at);
      case null -> nowhere(at);
    };
  }

  private Expectation.@Nullable Place nowhere(Expression at) {
    sink.report(
        Diagnostic.of(TestRules.EXPECTATION, at.span(), "at takes what the program declares")
            .detail("Write: at = service.web, or a variable, a local, a module."));
    return null;
  }

  private static Expectation.Place place(Declaration declaration, SourceSpan block) {
    return new Expectation.Place(declaration.path(), block);
  }

  private Optional<RuleInfo> rule(Expression written, boolean error) {
    String id = written instanceof Expression.Template template ? template.constant() : null;
    if (written instanceof Expression.Invalid) {
      return Optional.empty();
    }
    if (id == null) {
      sink.report(
          Diagnostic.of(
                  TestRules.EXPECTATION,
                  written.span(),
                  "the id of a diagnostic is written out as text")
              .detail("Write: expect_error = \"ECS103\", or a list of them."));
      return Optional.empty();
    }
    Optional<RuleInfo> rule =
        rules.stream()
            .filter(known -> known.id().equalsIgnoreCase(id) || known.slug().equals(id))
            .findFirst();
    if (rule.isEmpty()) {
      sink.report(unknown(id, written.span()));
    } else if ((rule.get().severity() == Severity.ERROR) != error) {
      sink.report(
          Diagnostic.of(
                  TestRules.EXPECTATION,
                  written.span(),
                  "%s is %s",
                  id,
                  error ? "no error" : "an error")
              .detail(
                  "%s: %s. Expect it with %s.",
                  rule.get().id(),
                  rule.get().summary(),
                  error ? "expect_warning" : "expect_error"));
      return Optional.empty();
    }
    return rule;
  }

  private Diagnostic.Builder unknown(String id, SourceSpan span) {
    List<String> known = rules.stream().map(RuleInfo::slug).toList();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(TestRules.EXPECTATION, span, "there is no diagnostic %s", id);
    // Any two ids are a slip apart: only a slug can be guessed.
    Suggestions.nearest(id, known)
        .ifPresentOrElse(
            nearest ->
                diagnostic
                    .didYouMean(nearest)
                    .fix("change it to " + nearest, Edit.replace(span, "\"" + nearest + "\"")),
            () -> diagnostic.detail("`ecsctl explain` lists all."));
    return diagnostic;
  }
}
