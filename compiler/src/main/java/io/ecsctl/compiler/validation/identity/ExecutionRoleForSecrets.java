package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Secrets;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * ECS reads secrets for the container before it starts, as the execution role, on every launch
 * type.
 *
 * <p>Source: Amazon ECS Developer Guide, passing sensitive data to a container.
 */
final class ExecutionRoleForSecrets implements LocalRule {
  private static final MissingExecutionRole MISSING =
      new MissingExecutionRole(
          ExecutionRoleNeed.SECRETS,
          "reads secrets",
          "read them",
          "When you are specifying container secrets, you must also specify a value for"
              + " 'executionRoleArn'",
          ExecutionRoleForSecrets::place);

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS704", "execution-role-for-secrets", "Container secrets without an execution role");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    MISSING.report(model, info(), sink);
  }

  private static SourceSpan place(Container container) {
    return Secrets.first(container).orElse(container.block().header());
  }
}
