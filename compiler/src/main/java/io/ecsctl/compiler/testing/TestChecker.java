package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BindingRules;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.evaluation.StandIn;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.testing.rule.TestRules;
import io.ecsctl.compiler.typing.DeclarationChecker;
import io.ecsctl.compiler.typing.TypeChecker;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.typing.TypingRules;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names and types in the tests of one program. */
final class TestChecker {
  private final TypedProgram program;
  private final FileSource files;
  private final Collection<RuleInfo> rules;
  private final DiagnosticSink sink;
  private final DeclarationChecker declarations;
  private final Map<String, SourceSpan> names = new HashMap<>();

  /**
   * @param rules all there are
   */
  TestChecker(
      TypedProgram program, FileSource files, Collection<RuleInfo> rules, DiagnosticSink sink) {
    this.program = program;
    this.files = files;
    this.rules = rules;
    this.sink = sink;
    this.declarations = new DeclarationChecker(sink);
  }

  /** The tests of a file, as far as they can be understood. */
  List<TestCase> check(Body file) {
    List<TestCase> cases = new ArrayList<>();
    for (Body.Block block : file.blocks("test").toList()) {
      if (block.labels().size() != 1) {
        sink.report(
            Diagnostic.of(
                    BindingRules.BAD_LABELS,
                    block.header(),
                    block.labels().isEmpty()
                        ? "this test has no name"
                        : "this test has several labels instead of one")
                .detail("Write: test \"what it is about\" { … }"));
        continue;
      }
      String name = block.labels().getFirst().text();
      SourceSpan first = names.putIfAbsent(name, block.header());
      if (first != null) {
        sink.report(
            Diagnostic.of(
                    BindingRules.DUPLICATE_DECLARATION,
                    block.header(),
                    "test \"%s\" is declared a second time",
                    name)
                .detail("Rename one of the two, or remove it.")
                .related(first, "the first one is here"));
      }
      cases.add(check(new TestBlock(block, name)));
    }
    return cases;
  }

  private TestCase check(TestBlock test) {
    declarations.test(test.block());
    TypedProgram setting = read(test.setting(), program.bound(), Map.of());
    TypedProgram claims =
        read(
            test.claims(),
            setting.bound(),
            Map.of(Claims.OUTPUT, program.outputs(), Claims.PLAN, PlannedChanges.TYPE));
    for (Body.Block assertion : test.assertions()) {
      assertion
          .body()
          .attributes()
          .forEach(attribute ->
              expect(
                  attribute.name().text(),
                  attribute.value(),
                  attribute.name().text().equals("condition") ? Type.BOOL : Type.STRING,
                  claims));
    }
    Map<String, Expression> variables = variables(test.variables(), setting);
    missing(test, variables);
    Map<String, Expression> before = new HashMap<>(variables);
    before.putAll(variables(test.liveVariables(), setting));
    StandInReader standInReader = new StandInReader(program, setting, sink);
    List<StandIn> standIns =
        test.overrides().stream().flatMap(block -> standInReader.read(block).stream()).toList();
    LiveReader live = new LiveReader(setting, sink);
    return new TestCase(
        test,
        program,
        files,
        setting,
        claims,
        variables,
        before,
        standIns,
        live.changes(test),
        live.deleted(test),
        new ExpectationReader(setting.bound().symbols(), rules, sink).read(test));
  }

  private TypedProgram read(
      List<Expression> expressions, BoundProgram scope, Map<String, Type> more) {
    BoundProgram bound = take(Binder.bind(expressions, scope, more.keySet()));
    return take(TypeChecker.check(expressions, bound, program, more));
  }

  private Map<String, Expression> variables(List<Body.Attribute> given, TypedProgram setting) {
    Map<String, Expression> values = new HashMap<>();
    Map<String, Declaration.Variable> declared = program.bound().variables();
    for (Body.Attribute attribute : given) {
      String name = attribute.name().text();
      Declaration.Variable variable = declared.get(name);
      if (variable == null) {
        unknown(attribute.name(), declared.keySet());
        continue;
      }
      values.putIfAbsent(name, attribute.value());
      Type wanted = program.variables().getOrDefault(name, Type.ANY);
      Type type = setting.typeOf(attribute.value());
      // An ARN or an id stands for a resource that no program here describes.
      boolean literal = wanted instanceof Type.ReferenceType && type.equals(Type.STRING);
      if (!setting.hasFailed(attribute.value()) && !literal && !Types.assignable(type, wanted)) {
        sink.report(
            Diagnostic.of(
                    TypingRules.WRONG_TYPE,
                    attribute.value().span(),
                    "%s takes %s, not %s",
                    variable.path(),
                    Types.described(wanted),
                    Types.described(type))
                .related(
                    variable.argument("type").map(Expression::span).orElse(variable.span()),
                    "its type is given here"));
      }
    }
    return values;
  }

  private void unknown(Body.Name name, Set<String> declared) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(TestRules.INPUT, name.span(), "the program has no variable %s", name.text());
    Suggestions.nearest(name.text(), declared)
        .ifPresentOrElse(
            nearest -> diagnostic.didYouMean(nearest, name.span()),
            () ->
                diagnostic.detail(
                    "%s",
                    declared.isEmpty()
                        ? "It has no variables at all."
                        : "It has: " + String.join(", ", declared) + "."));
    sink.report(diagnostic);
  }

  private void missing(TestBlock test, Map<String, Expression> given) {
    for (Declaration.Variable variable : program.bound().variables().values()) {
      boolean misspelt =
          test.variables().stream()
              .map(attribute -> attribute.name().text())
              .filter(name -> !program.bound().variables().containsKey(name))
              .anyMatch(name ->
                  Suggestions.nearest(name, program.bound().variables().keySet())
                      .filter(variable.name()::equals)
                      .isPresent());
      if (!misspelt
          && !given.containsKey(variable.name())
          && variable.argument("default").isEmpty()) {
        sink.report(
            Diagnostic.of(
                    TestRules.INPUT, test.span(), "this test has no value for %s", variable.path())
                .detail(
                    "Values given to other commands do not count here. Write: variables { %s = … }",
                    variable.name())
                .related(variable.span(), "it has no default"));
      }
    }
  }

  private void expect(String name, Expression value, Type wanted, TypedProgram typed) {
    Type given = typed.typeOf(value);
    if (!typed.hasFailed(value) && !Types.assignable(given, wanted)) {
      sink.report(
          Diagnostic.of(
              TypingRules.WRONG_TYPE,
              value.span(),
              "%s takes %s, not %s",
              name,
              Types.described(wanted),
              Types.described(given)));
    }
  }

  private <T> T take(StageResult<T> result) {
    result.diagnostics().forEach(sink::report);
    return result.value();
  }
}
