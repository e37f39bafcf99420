package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Permissions;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * The user name and password of a private registry are a secret, which ECS reads as the execution
 * role.
 *
 * <p>Source: Amazon ECS Developer Guide, private registry authentication for tasks.
 */
final class RegistryPermission implements ValidationRule {
  private static final String CREDENTIALS = "credentials_parameter";
  private static final String ACTION = "secretsmanager:GetSecretValue";

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS712", "registry-permission", "Private registry that nobody may log in to");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      boolean missing = ExecutionRoleNeed.REGISTRY.isFirstOf(task);
      Optional<Resource> role = Grant.executionRole(model, task);
      for (Container container : task.containers()) {
        Optional<Block> credentials = container.block().block("repository_credentials");
        if (credentials.isPresent() && missing) {
          sink.report(
              Diagnostic.of(
                      info(),
                      credentials.get().valueSpan(CREDENTIALS),
                      "%s logs in to a registry, but %s has no execution role to do it",
                      container.title(),
                      task.address())
                  .label("needs an execution role")
                  .related(task.header(), "has no execution_role")
                  .fix("add execution_role"));
          break;
        }
        if (credentials.isPresent() && role.isPresent()) {
          check(model, task, role.get(), credentials.get(), sink);
        }
      }
    }
  }

  private void check(
      ProgramModel model,
      TaskDefinition task,
      Resource role,
      Block credentials,
      DiagnosticSink sink) {
    ResourceAddress secret = Fields.reference(credentials, CREDENTIALS);
    String arn = credentials.text(CREDENTIALS);
    boolean byPolicy =
        secret != null
            && model
                .program()
                .resource(secret)
                .filter(r -> r.body().has("policy") || r.body().has("policy_document"))
                .isPresent();
    if (byPolicy || (secret == null && arn == null)) {
      return;
    }
    Permissions.Target target =
        secret == null ? Permissions.Target.of("" + arn) : Permissions.Target.of(secret);
    if (model.permissions(role).refuses(ACTION, target)) {
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  credentials.valueSpan(CREDENTIALS),
                  "%s may not read the registry's user name and password",
                  role.address())
              .label("needs " + ACTION)
              .related(task.body().valueSpan("execution_role"), "the task starts as it")
              .related(role.header(), "nothing here allows it");
      Grant.fix(
          diagnostic,
          role,
          List.of(new Grant(ACTION, secret == null ? "\"" + arn + "\"" : secret.toString())));
      sink.report(diagnostic);
    }
  }
}
