package io.ecsctl.compiler.validation.resource;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * The soft limit is what counts, up to the hard one.
 *
 * <p>Source: Amazon ECS API reference, Ulimit; cdk-preflight, rule ulimit-soft-over-hard.
 */
final class UlimitOrder implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS231", "ulimit-order", "Soft limit above the hard one");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        for (Block ulimit : container.block().blocks("ulimit")) {
          Long soft = ulimit.integer("soft_limit");
          Long hard = ulimit.integer("hard_limit");
          // -1 stands for no limit.
          if (soft == null || hard == null || hard < 0 || soft <= hard) {
            continue;
          }
          sink.report(
              Diagnostic.of(
                      info(),
                      ulimit.valueSpan("soft_limit"),
                      "%s has a soft limit of %d above its hard limit of %d",
                      container.title(),
                      soft,
                      hard)
                  .label("at most " + hard)
                  .related(ulimit.valueSpan("hard_limit"), "the hard limit")
                  .fix(
                      "raise the hard limit to " + soft,
                      Edits.replace(ulimit, "hard_limit", Long.toString(soft)))
                  .fix(
                      "or lower the soft one to " + hard,
                      Edits.replace(ulimit, "soft_limit", Long.toString(hard))));
        }
      }
    }
  }
}
