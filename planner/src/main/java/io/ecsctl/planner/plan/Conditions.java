package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.Condition;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Step: tells the program's conditions as far as the plan can, refuses what is against one, and
 * keeps the others for the apply.
 */
final class Conditions {
  private final Decisions decisions;
  private final List<PlannedCondition> kept = new ArrayList<>();
  private final List<PlannedCondition> violated = new ArrayList<>();

  private Conditions(Decisions decisions) {
    this.decisions = decisions;
  }

  static List<PlannedCondition> of(Program program, Decisions decisions) {
    Conditions conditions = new Conditions(decisions);
    decisions.all().stream()
        .filter(decision -> !decisions.isLeftOut(decision.address()))
        .forEach(conditions::add);
    if (!conditions.violated.isEmpty()) {
      throw new PlanRefused(
          PlanRefused.Reason.CONDITION,
          conditions.violated.stream()
              .map(PlannedCondition::explanation)
              .collect(Collectors.joining("; ")));
    }
    program
        .checks()
        .forEach(check -> {
          PlannedCondition told =
              conditions.tell(PlannedCondition.When.CHECK, check.name(), check.condition());
          if (!told.isMet()) {
            conditions.kept.add(told);
          }
        });
    return conditions.kept;
  }

  private void add(Decision decision) {
    Lifecycle lifecycle = decision.resource().lifecycle();
    if (lifecycle.preconditions().isEmpty() && lifecycle.postconditions().isEmpty()) {
      return;
    }
    String owner = decision.address().toString();
    for (Condition condition : lifecycle.preconditions()) {
      keep(tell(PlannedCondition.When.BEFORE, owner, condition));
    }
    for (Condition condition : lifecycle.postconditions()) {
      // What holds of an object that changes is told of what it has become.
      keep(
          decision.action() == Action.NO_OP && decision.separate().isEmpty()
              ? tell(PlannedCondition.When.AFTER, owner, condition)
              : new PlannedCondition(
                  PlannedCondition.When.AFTER,
                  owner,
                  condition.text(),
                  condition.holds(),
                  condition.message()));
    }
  }

  private void keep(PlannedCondition condition) {
    if (condition.isViolated()) {
      violated.add(condition);
    } else if (!condition.isMet()) {
      kept.add(condition);
    }
  }

  private PlannedCondition tell(PlannedCondition.When when, String owner, Condition condition) {
    return new PlannedCondition(
        when,
        owner,
        condition.text(),
        decisions.resolve(condition.holds()),
        decisions.resolve(condition.message()));
  }
}
