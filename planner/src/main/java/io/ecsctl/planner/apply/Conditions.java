package io.ecsctl.planner.apply;

import io.ecsctl.planner.diff.InvalidValue;
import io.ecsctl.planner.diff.Resolver;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlannedCondition;
import io.ecsctl.planner.plan.PlannedCondition.When;
import io.ecsctl.planner.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Tells what a plan's conditions are now. */
final class Conditions {
  private final Plan plan;
  private final Resolver resolver;

  Conditions(Plan plan, Resolver resolver) {
    this.plan = plan;
    this.resolver = resolver;
  }

  /**
   * @throws ConditionFailed when one of the node's resource does not hold, or cannot be told
   */
  void require(PlanNode node, When when) {
    if (node.step() != Step.OBJECT) {
      return;
    }
    for (PlannedCondition condition : plan.conditions()) {
      if (condition.when() == when && condition.owner().equals(node.address().toString())) {
        PlannedCondition told = tell(condition);
        if (!told.isMet()) {
          throw new ConditionFailed(
              told.isViolated()
                  ? told.explanation()
                  : told.owner() + ": what this needs is not there: " + told.text());
        }
      }
    }
  }

  /** Why checks do not hold, or cannot be told. */
  List<String> checks() {
    List<String> warnings = new ArrayList<>();
    for (PlannedCondition condition : plan.conditions()) {
      if (condition.when() == When.CHECK) {
        try {
          PlannedCondition told = tell(condition);
          if (told.isViolated()) {
            warnings.add(told.explanation());
          } else if (!told.isMet()) {
            warnings.add("check \"" + told.owner() + "\" cannot be told: " + told.text());
          }
        } catch (InvalidValue e) {
          warnings.add("check \"" + condition.owner() + "\": " + e.explanation());
        }
      }
    }
    return warnings;
  }

  private PlannedCondition tell(PlannedCondition condition) {
    return new PlannedCondition(
        condition.when(),
        condition.owner(),
        condition.text(),
        resolver.resolve(condition.holds()),
        resolver.resolve(condition.message()));
  }
}
