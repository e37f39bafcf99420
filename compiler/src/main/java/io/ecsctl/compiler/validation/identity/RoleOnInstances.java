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
 * An agent that is told not to hand out task roles takes no task with one.
 *
 * <p>Source: README of the Amazon ECS container agent, ECS_ENABLE_TASK_IAM_ROLE and
 * ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST.
 */
final class RoleOnInstances implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS724", "role-on-instances", "Task role on instances that hand out none");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Runner runner : model.taskRunners()) {
      Block task = runner.task().body();
      String mode = runner.task().networkMode();
      if (!Settings.isGiven(task, "task_role") || mode == null || mode.equals("none")) {
        continue;
      }
      String setting = mode.equals("host") ? "task_iam_role_network_host" : "task_iam_role";
      if (!mode.equals("awsvpc") && model.hosts(runner.element()).allSay(setting, false)) {
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                    info(),
                    task.valueSpan("task_role"),
                    "%s has a task role, and no instance of %s hands one out in %s mode",
                    runner.task().address(),
                    runner.address(),
                    mode)
                .label("never placed");
        AgentSwitch.fix(diagnostic, model.hosts(runner.element()), setting);
        sink.report(diagnostic);
      }
    }
  }
}
