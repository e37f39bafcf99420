package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Permissions;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.identity.Grant;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * Who is to create the log group has to be allowed to; AWS's own policy for execution roles does
 * not allow it.
 *
 * <p>Source: Amazon ECS Developer Guide, awslogs log driver, {@code awslogs-create-group}.
 */
final class GroupCreation implements ValidationRule {
  private static final String OPTION = "awslogs-create-group";
  private static final String ACTION = "logs:CreateLogGroup";

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS718", "group-creation", "Log group that the execution role may not create");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Optional<Resource> role = Grant.executionRole(model, task);
      if (role.isEmpty()) {
        continue;
      }
      for (Container container : task.containers()) {
        LogOptions.of(container)
            .filter(options ->
                "true".equals(options.text(OPTION))
                    && model.permissions(role.get()).refuses(ACTION, Permissions.Target.ANY))
            .ifPresent(options -> {
              Diagnostic.Builder diagnostic =
                  Diagnostic.of(
                          info(),
                          options.span(OPTION),
                          "%s may not create the log group of %s",
                          role.get().address(),
                          container.title())
                      .label("needs " + ACTION)
                      .related(task.body().valueSpan("execution_role"), "the task starts as it")
                      .related(role.get().header(), "nothing here allows it");
              Grant.fix(diagnostic, role.get(), List.of(new Grant(ACTION, "\"*\"")));
              sink.report(
                  diagnostic.fix(
                      "or declare a log_group, and write log_group = log_group.NAME in the"
                          + " container"));
            });
      }
    }
  }
}
