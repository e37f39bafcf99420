package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * The {@code awslogs} driver has to know where to write.
 *
 * <p>Source: Amazon ECS Developer Guide, awslogs log driver.
 */
final class MissingLogOptions implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS714", "missing-log-options", "CloudWatch logging without a group or a region");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        LogOptions.of(container)
            .ifPresent(options -> {
              for (String option : List.of("awslogs-group", "awslogs-region")) {
                if (!options.has(option)) {
                  sink.report(
                      Diagnostic.of(
                              info(),
                              options.span(),
                              "%s logs to CloudWatch without %s",
                              container.title(),
                              option)
                          .label("needs \"" + option + "\"")
                          .note(Words.aws("Log driver awslogs requires options: " + option))
                          .fix(
                              "write log_group = log_group.NAME in the container instead, which"
                                  + " fills in all of them"));
                }
              }
            });
      }
    }
  }
}
