package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Secrets;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

/**
 * ECS reads secrets for the container before it starts, as the execution role, on every launch
 * type.
 *
 * <p>Source: Amazon ECS Developer Guide, passing sensitive data to a container.
 */
final class ExecutionRoleForSecrets implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS704", "execution-role-for-secrets", "Container secrets without an execution role");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (task.body().has("execution_role")) {
        continue;
      }
      for (Container container : task.containers()) {
        Optional<SourceSpan> secret = Secrets.first(container);
        if (secret.isPresent()) {
          sink.report(
              Diagnostic.of(
                      info(),
                      secret.get(),
                      "%s reads secrets, but %s has no execution role to read them",
                      container.title(),
                      task.address())
                  .label("needs an execution role")
                  .related(task.header(), "has no execution_role")
                  .note(
                      Words.aws(
                          "When you are specifying container secrets, you must also specify a value"
                              + " for 'executionRoleArn'"))
                  .fix("add execution_role"));
          break;
        }
      }
    }
  }
}
