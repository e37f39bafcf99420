package io.ecsctl.compiler.validation.identity;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Permissions;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.ReadAttribute;
import io.ecsctl.compiler.model.TaskDefinition;
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
    for (TaskDefinition task : model.taskDefinitions()) {
      Optional<Resource> role = Grant.executionRole(model, task);
      if (role.isEmpty()) {
        continue;
      }
      for (Container container : task.containers()) {
        check(model, role.get(), task, container.block(), "secrets", sink);
        container
            .block()
            .block("log_configuration")
            .ifPresent(log -> check(model, role.get(), task, log, "secret_options", sink));
      }
    }
  }

  private void check(
      ProgramModel model,
      Resource role,
      TaskDefinition task,
      Block block,
      String map,
      DiagnosticSink sink) {
    if (!(block.value(map) instanceof Value.Keyed secrets)) {
      return;
    }
    secrets
        .entries()
        .forEach((name, value) -> {
          Optional<Wanted> wanted = Wanted.of(model, value);
          if (wanted.isPresent()
              && model.permissions(role).refuses(wanted.get().action(), wanted.get().target())) {
            Diagnostic.Builder diagnostic =
                Diagnostic.of(
                        info(),
                        MapKeys.span(block, map, name),
                        "%s may not read what %s is from",
                        role.address(),
                        name)
                    .label("needs " + wanted.get().action())
                    .detail("The task would stop with ResourceInitializationError.")
                    .related(task.body().valueSpan("execution_role"), "the task starts as it")
                    .related(role.header(), "nothing here allows it");
            Grant.fix(
                diagnostic,
                role,
                List.of(new Grant(wanted.get().action(), wanted.get().written())));
            sink.report(diagnostic);
          }
        });
  }

  /** What ECS does to get a value, and with what. */
  private record Wanted(String action, Permissions.Target target, String written) {

    static Optional<Wanted> of(ProgramModel model, Value value) {
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

    private static Wanted of(String action, String arn) {
      return new Wanted(action, Permissions.Target.of(arn), "\"" + arn + "\"");
    }

    /** Without the JSON key, stage and version that may follow. */
    private static String secretArn(String text) {
      String[] parts = text.split(":", -1);
      return String.join(":", List.of(parts).subList(0, Math.min(7, parts.length)));
    }

    /** A secret with a policy of its own may let the role in itself. */
    private static Optional<Wanted> ofResource(ProgramModel model, ResourceAddress address) {
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

    private static Wanted of(String action, ResourceAddress address) {
      return new Wanted(action, Permissions.Target.of(address), address.toString());
    }
  }
}
