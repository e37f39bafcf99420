package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * The execution role may read every secret of the task and write its logs; code in the containers
 * needs neither.
 *
 * <p>Source: derived from the Amazon ECS Developer Guide, IAM roles for tasks.
 */
final class SharedRole implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS713", "shared-role", "One role for the task and for starting it");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      ResourceAddress role = Fields.reference(task.body(), "task_role");
      if (role != null && role.equals(Fields.reference(task.body(), "execution_role"))) {
        sink.report(
            Diagnostic.of(
                    info(),
                    task.body().valueSpan("task_role"),
                    "%s uses %s both to start and to run",
                    task.address(),
                    role)
                .label("what the containers' code may do")
                .detail(
                    "With one role for both, the code in the containers may read every secret that"
                        + " starting the task needs.")
                .related(
                    task.body().valueSpan("execution_role"), "what ECS may do to start the task"));
      }
    }
  }
}
