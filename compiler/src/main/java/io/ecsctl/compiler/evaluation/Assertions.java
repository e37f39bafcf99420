package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Check;
import io.ecsctl.compiler.program.Condition;
import io.ecsctl.compiler.syntax.ast.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a program, or one instance of a module, says about itself: the {@code validation} blocks of
 * its variables and its {@code check} blocks.
 */
final class Assertions {
  private final ProgramState state;
  private final Conditions conditions;
  private final List<Check> later = new ArrayList<>();

  Assertions(ProgramState state) {
    this.state = state;
    this.conditions = new Conditions(state.expressions(), state.failures());
  }

  /** What only live objects can tell. */
  List<Check> later() {
    return later;
  }

  void check(Declaration.Check check) {
    check
        .block()
        .body()
        .blocks("assert")
        .forEach(assertion ->
            conditions
                .evaluate(
                    assertion,
                    Environment.EMPTY,
                    EvaluationRules.CHECK_FAILED,
                    "check \"" + check.name() + "\"")
                .ifPresent(condition -> later.add(new Check(inside(check.name()), condition))));
  }

  void validate(Declaration.Variable variable) {
    variable.block().body().blocks("validation").forEach(rule -> validate(variable, rule));
  }

  private void validate(Declaration.Variable variable, Body.Block rule) {
    Optional<Condition> open =
        rule.body()
            .attribute("condition")
            .flatMap(condition ->
                conditions.evaluate(
                    condition.value(),
                    rule,
                    Environment.EMPTY,
                    EvaluationRules.VALIDATION_FAILED,
                    variable.path(),
                    state.variables().place(variable)));
    if (open.isEmpty()) {
      return;
    }
    if (state.variables().isConstant()) {
      beyondVariables(variable, rule);
    } else {
      // What a module is given may be known after apply only.
      later.add(new Check(inside(variable.path()), open.get()));
    }
  }

  /** What variables are checked by is there before anything else is. */
  private void beyondVariables(Declaration.Variable variable, Body.Block rule) {
    state
        .failures()
        .report(
            Diagnostic.of(
                    EvaluationRules.VALIDATION_UNKNOWN,
                    rule.body()
                        .attribute("condition")
                        .map(Body.Attribute::span)
                        .orElse(rule.header()),
                    "whether %s is valid would only be known after apply",
                    variable.path())
                .detail(
                    "A validation reads variables, and locals made of them. To check what AWS"
                        + " makes, use a precondition of a resource, or a check."));
  }

  private String inside(String name) {
    return state.path().isEmpty() ? name : state.path() + "." + name;
  }
}
