package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The arguments of {@code module} blocks against the variables of their source. */
final class ModuleChecker {
  private final TypingState state;
  private final ExpressionTyper expressions;

  ModuleChecker(TypingState state, ExpressionTyper expressions) {
    this.state = state;
    this.expressions = expressions;
  }

  void check(Declaration.Module module, TypeScope scope) {
    TypedProgram source = state.modules.get(module.name());
    BoundProgram program = module.program();
    Map<String, SourceSpan> first = new HashMap<>();
    for (Body.Attribute argument : module.arguments()) {
      Type type = expressions.type(argument.value(), scope);
      SourceSpan before = first.putIfAbsent(argument.name().text(), argument.name().span());
      if (before != null) {
        state.sink.report(
            Diagnostic.of(
                    TypingRules.REPEATED_ARGUMENT,
                    argument.name().span(),
                    "%s is given a second time",
                    argument.name().text())
                .related(before, "the first one is here"));
      } else if (source != null && program != null) {
        Declaration.Variable variable = program.variables().get(argument.name().text());
        if (variable == null) {
          unknown(module, program, argument.name());
        } else {
          fits(module, variable, argument, type, source);
        }
      }
    }
    if (program != null) {
      missing(module, program);
    }
  }

  private void unknown(Declaration.Module module, BoundProgram program, Body.Name name) {
    List<String> known = new ArrayList<>(program.variables().keySet());
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.UNKNOWN_ARGUMENT,
            name.span(),
            "%s takes no %s",
            module.path(),
            name.text());
    known.addAll(List.of("for_each", "count", "enabled", "depends_on"));
    Suggestions.nearest(name.text(), known)
        .ifPresentOrElse(
            nearest -> diagnostic.didYouMean(nearest, name.span()),
            () ->
                diagnostic.detail(
                    "%s",
                    program.variables().isEmpty()
                        ? "Its source has no variables."
                        : "It takes: " + String.join(", ", program.variables().keySet()) + "."));
    state.sink.report(diagnostic);
  }

  private void fits(
      Declaration.Module module,
      Declaration.Variable variable,
      Body.Attribute argument,
      Type given,
      TypedProgram source) {
    Expression value = argument.value();
    Type wanted = source.variables().getOrDefault(variable.name(), Type.ANY);
    // An ARN or an id stands for a resource that no program here describes.
    boolean literal = wanted instanceof Type.ReferenceType && Type.STRING.equals(given);
    if (state.hasFailed(value) || literal || Types.assignable(given, wanted)) {
      new DroppedAttributes(variable.name() + " of " + module.path(), state.sink)
          .report(value, wanted);
      return;
    }
    state.fail(value);
    String described = Types.described(given);
    // Two objects are told apart by what is in them.
    boolean alike = described.equals(Types.described(wanted));
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                TypingRules.WRONG_TYPE,
                value.span(),
                "%s of %s takes %s, not %s",
                variable.name(),
                module.path(),
                alike ? wanted.toString() : Types.described(wanted),
                alike ? given.toString() : described)
            .related(
                variable.argument("type").map(Expression::span).orElse(variable.span()),
                "its type is given here");
    ListOfOne.offer(diagnostic, value, given, wanted);
    state.sink.report(diagnostic);
  }

  private void missing(Declaration.Module module, BoundProgram program) {
    List<String> names = new ArrayList<>(program.variables().keySet());
    for (Declaration.Variable variable : program.variables().values()) {
      boolean misspelt =
          module.arguments().stream()
              .map(argument -> argument.name().text())
              .filter(written -> !names.contains(written))
              .anyMatch(written ->
                  Suggestions.nearest(written, names).filter(variable.name()::equals).isPresent());
      if (variable.argument("default").isEmpty()
          && module.argument(variable.name()).isEmpty()
          && !misspelt) {
        state.sink.report(
            Diagnostic.of(
                    TypingRules.MISSING_ARGUMENT,
                    module.span(),
                    "%s has no %s",
                    module.path(),
                    variable.name())
                .detail("The module requires it: the variable has no default.")
                .related(variable.span(), "it is declared here"));
      }
    }
  }
}
