package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Optional;

/**
 * ECS assumes both the task role and the execution role as {@code ecs-tasks.amazonaws.com}; the
 * role's trust has to say so.
 *
 * <p>Source: Amazon ECS Developer Guide, task IAM role.
 */
final class TaskRoleTrust implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS701", "task-role-trust", "Role that ECS tasks may not assume");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (String name : List.of("task_role", "execution_role")) {
        ResourceAddress address = Fields.reference(task.body(), name);
        Optional<Resource> role =
            address == null
                ? Optional.empty()
                : model.program().resource(address).filter(Roles::refusesTasks);
        if (address != null && role.isPresent()) {
          Block body = role.get().body();
          sink.report(
              Diagnostic.of(
                      info(),
                      body.valueSpan("trust"),
                      "%s is the %s of %s, but does not trust ECS tasks",
                      address,
                      name.replace('_', ' '),
                      task.address())
                  .label("must be, or include, \"" + Roles.TASKS + "\"")
                  .related(task.body().valueSpan(name), "used here")
                  .note(Words.aws("ECS was unable to assume the role"))
                  .fix(
                      "trust \"" + Roles.TASKS + "\"",
                      Edits.replace(body, "trust", "\"" + Roles.TASKS + "\"")));
        }
      }
    }
  }
}
