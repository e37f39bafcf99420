package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Optional;

/**
 * In every mode but {@code awsvpc} tasks use the network of the instance they run on.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code networkConfiguration}.
 */
final class NetworkWithoutAwsvpc implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS403",
        "network-without-awsvpc",
        "Subnets for tasks that have no network interface of their own");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service);
      String mode = task.map(TaskDefinition::networkMode).orElse(null);
      if (task.isEmpty() || mode == null || mode.equals("awsvpc")) {
        continue;
      }
      for (String name : List.of("subnets", "security_groups")) {
        if (service.body().has(name)) {
          sink.report(
              Diagnostic.of(
                      info(),
                      service.body().valueSpan(name),
                      "%s says %s, but its tasks run in %s mode",
                      service.address(),
                      name,
                      mode)
                  .label("for awsvpc tasks only")
                  .related(
                      task.get().body().valueSpan("network_mode"),
                      task.get().body().has("network_mode")
                          ? "in " + mode + " mode"
                          : mode + " is the default")
                  .note(
                      Words.aws(
                          "Network Configuration is not valid for the given networkMode of this"
                              + " task definition."))
                  .fix("remove " + name, Edits.remove(service.body(), name)));
          break;
        }
      }
    }
  }
}
