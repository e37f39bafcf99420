package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * On Fargate nobody could read what other drivers write to the instance.
 *
 * <p>Source: Amazon ECS API reference, LogConfiguration, {@code logDriver}.
 */
final class FargateLogDriver implements LocalRule {
  private static final List<String> DRIVERS = List.of("awslogs", "splunk", "awsfirelens");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS719", "fargate-log-driver", "Log driver that Fargate does not have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate()) {
        continue;
      }
      for (Container container : task.containers()) {
        container
            .block()
            .block("log_configuration")
            .ifPresent(log -> check(task, container, log, sink));
      }
    }
  }

  private void check(TaskDefinition task, Container container, Block log, DiagnosticSink sink) {
    String driver = log.text("log_driver");
    if (driver != null && !DRIVERS.contains(driver)) {
      sink.report(
          Diagnostic.of(
                  info(),
                  log.valueSpan("log_driver"),
                  "%s logs with %s, which Fargate does not have",
                  container.title(),
                  driver)
              .label("on Fargate " + Words.list(DRIVERS))
              .related(
                  task.body().valueSpan("requires_compatibilities"), "Fargate is asked for here")
              .note(Words.aws(driver + " is not a valid log driver"))
              .fix(
                  "write log_group = log_group.NAME in the container instead, for CloudWatch"
                      + " Logs"));
    }
  }
}
