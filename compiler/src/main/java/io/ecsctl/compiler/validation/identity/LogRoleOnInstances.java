package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Settings;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * With an execution role the {@code awslogs} driver writes as that role, where the agent lets it.
 *
 * <p>Source: README of the Amazon ECS container agent, ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE.
 */
final class LogRoleOnInstances implements ValidationRule {
  private static final String SETTING = "awslogs_execution_role";

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS725", "log-role-on-instances", "Logs by a role that the instances do not take on");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Runner runner : model.taskRunners()) {
      Block task = runner.task().body();
      if (!Settings.isGiven(task, "execution_role")
          || !model.hosts(runner.element()).allSay(SETTING, false)) {
        continue;
      }
      runner.task().containers().stream()
          .filter(container -> "awslogs".equals(container.logDriver()))
          .findFirst()
          .ifPresent(container -> {
            Diagnostic.Builder diagnostic =
                Diagnostic.of(
                        info(),
                        task.valueSpan("execution_role"),
                        "%s logs as the execution role, which no instance of %s lets it",
                        container.title(),
                        runner.address())
                    .label("never placed");
            AgentSwitch.fix(diagnostic, model.hosts(runner.element()), SETTING);
            sink.report(diagnostic);
          });
    }
  }
}
