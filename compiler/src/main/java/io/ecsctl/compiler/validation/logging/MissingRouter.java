package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * The {@code awsfirelens} driver hands lines to a router, which is a container of the same task.
 *
 * <p>Source: Amazon ECS Developer Guide, custom log routing; cdk-preflight, rule
 * awsfirelens-without-router.
 */
final class MissingRouter implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS235", "missing-router", "Logs for a router that is not there");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.containersKnown() || Routers.of(task).findAny().isPresent()) {
        continue;
      }
      for (Container container : task.containers()) {
        container
            .block()
            .block("log_configuration")
            .filter(log -> "awsfirelens".equals(log.text("log_driver")))
            .ifPresent(log ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            log.valueSpan("log_driver"),
                            "%s logs through FireLens, but no container of %s routes logs",
                            container.title(),
                            task.address())
                        .label("needs a router")
                        .fix("add a container with firelens_configuration { type = fluentbit }")));
      }
    }
  }
}
