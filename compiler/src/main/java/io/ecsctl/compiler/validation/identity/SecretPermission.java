package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Permissions;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.ReadAttribute;
import io.ecsctl.compiler.model.Secrets;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * ECS reads secrets and parameters as the execution role, which has to be allowed to.
 *
 * <p>Source: Amazon ECS Developer Guide, task execution IAM role, permissions for secrets.
 */
final class SecretPermission implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS705", "secret-permission", "Execution role that may not read a secret");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Secrets.Wanted secret : Secrets.of(model)) {
      Grant.executionRole(model, secret.task()).ifPresent(role -> check(model, role, secret, sink));
    }
  }

  private void check(
      ProgramModel model, Resource role, Secrets.Wanted secret, DiagnosticSink sink) {
    Optional<Read> read = Read.of(model, secret.value());
    if (read.isEmpty()
        || !model.permissions(role).refuses(read.get().action(), read.get().target())) {
      return;
    }
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                MapKeys.span(secret.block(), secret.map(), secret.name()),
                "%s may not read what %s is from",
                role.address(),
                secret.name())
            .label("needs " + read.get().action())
            .detail("The task would stop with ResourceInitializationError.")
            .related(secret.task().body().valueSpan("execution_role"), "the task starts as it")
            .related(role.header(), "nothing here allows it");
    Grant.fix(diagnostic, role, List.of(new Grant(read.get().action(), read.get().written())));
    sink.report(diagnostic);
  }

  /** What ECS does to get a value, and with what. */
  private record Read(String action, Permissions.Target target, String written) {

    static Optional<Read> of(ProgramModel model, Value value) {
      return switch (value) {
        case Value.Reference(var address) -> ofResource(model, address);
        case Value.Unknown _ -> {
          List<ReadAttribute> reads = ReadAttribute.allIn(value);
          yield reads.size() == 1
              ? ofResource(model, reads.getFirst().address())
              : Optional.empty();
        }
        case Value.Text(var arn) when arn.matches("arn:[^:]+:secretsmanager:.*") ->
            Optional.of(of("secretsmanager:GetSecretValue", secretArn(arn)));
        case Value.Text(var arn) when arn.matches("arn:[^:]+:ssm:.*") ->
            Optional.of(of("ssm:GetParameters", arn));
        case Value _ -> Optional.empty();
      };
    }

    private static Read of(String action, String arn) {
      return new Read(action, Permissions.Target.of(arn), "\"" + arn + "\"");
    }

    /** Without the JSON key, stage and version that may follow. */
    private static String secretArn(String text) {
      String[] parts = text.split(":", -1);
      return String.join(":", List.of(parts).subList(0, Math.min(7, parts.length)));
    }

    /** A secret with a policy of its own may let the role in itself. */
    private static Optional<Read> ofResource(ProgramModel model, ResourceAddress address) {
      Optional<Block> body = model.program().resource(address).map(Resource::body);
      if (body.isEmpty()
          || body.get().has("policy")
          || (address.kind().equals("secret") && body.get().has("policy_document"))) {
        return Optional.empty();
      }
      return switch (address.kind()) {
        case "secret" -> Optional.of(of("secretsmanager:GetSecretValue", address));
        case "parameter" -> Optional.of(of("ssm:GetParameters", address));
        default -> Optional.empty();
      };
    }

    private static Read of(String action, ResourceAddress address) {
      return new Read(action, Permissions.Target.of(address), address.toString());
    }
  }
}
