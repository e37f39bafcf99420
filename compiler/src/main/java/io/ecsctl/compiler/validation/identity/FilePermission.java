package io.ecsctl.compiler.validation.identity;

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
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ECS reads files of variables from their bucket as the execution role.
 *
 * <p>Source: Amazon ECS Developer Guide, task execution IAM role, permissions for environment
 * files.
 */
final class FilePermission implements ValidationRule {
  private static final List<String> ACTIONS = List.of("s3:GetObject", "s3:GetBucketLocation");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS706", "file-permission", "Execution role that may not read an environment file");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (ExecutionRoleNeed.FILES.isFirstOf(task)) {
        task.containers().stream()
            .flatMap(container -> container.block().blocks("environment_file").stream())
            .findFirst()
            .ifPresent(file -> missing(task, file, sink));
        continue;
      }
      Optional<Resource> role = Grant.executionRole(model, task);
      if (role.isPresent()) {
        for (Container container : task.containers()) {
          for (Block file : container.block().blocks("environment_file")) {
            check(model, role.get(), task, file, sink);
          }
        }
      }
    }
  }

  private void missing(TaskDefinition task, Block file, DiagnosticSink sink) {
    sink.report(
        Diagnostic.of(
                info(),
                file.valueSpan("value"),
                "%s has an environment file, but no execution role to read it",
                task.address())
            .label("needs an execution role")
            .related(task.header(), "has no execution_role")
            .fix("add execution_role"));
  }

  private void check(
      ProgramModel model, Resource role, TaskDefinition task, Block file, DiagnosticSink sink) {
    List<Grant> missing = new ArrayList<>();
    for (String action : ACTIONS) {
      boolean ofObject = action.equals("s3:GetObject");
      target(model, file, ofObject)
          .filter(target -> model.permissions(role).refuses(action, target))
          .ifPresent(target -> missing.add(new Grant(action, written(target, ofObject))));
    }
    if (!missing.isEmpty()) {
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  file.valueSpan("value"),
                  "%s may not read the environment file",
                  role.address())
              .label("needs " + Words.list(missing.stream().map(Grant::action).toList()))
              .detail("The task would stop with ResourceInitializationError.")
              .related(task.body().valueSpan("execution_role"), "the task starts as it")
              .related(role.header(), "nothing here allows it");
      Grant.fix(diagnostic, role, missing);
      sink.report(diagnostic);
    }
  }

  private static Optional<Permissions.Target> target(
      ProgramModel model, Block file, boolean ofObject) {
    Value value = file.value("value");
    if (value instanceof Value.Text(var arn)) {
      int slash = arn.indexOf('/');
      return arn.matches("arn:[^:]+:s3:::.*") && slash > 0
          ? Optional.of(Permissions.Target.of(ofObject ? arn : arn.substring(0, slash)))
          : Optional.empty();
    }
    return ReadAttribute.of(value)
        .map(ReadAttribute::address)
        .filter(address ->
            address.kind().equals("bucket")
                && model
                    .program()
                    .resource(address)
                    .filter(
                        // A bucket with a policy of its own may let the role in itself.
                        bucket ->
                            !bucket.body().has("policy") && !bucket.body().has("policy_document"))
                    .isPresent())
        .map(Permissions.Target::of);
  }

  private static String written(Permissions.Target target, boolean ofObject) {
    if (target.address() == null) {
      return "\"" + target.arn() + "\"";
    }
    return ofObject ? "\"${" + target.address() + ".arn}/*\"" : target.address().toString();
  }
}
