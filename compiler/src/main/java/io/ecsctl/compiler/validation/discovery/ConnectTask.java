package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * ECS puts a proxy into the task. It is a Linux container of ECS's own, and it lives on what the
 * task's memory leaves, so the task has to state that.
 *
 * <p>Source: Amazon ECS Developer Guide, Service Connect considerations.
 */
final class ConnectTask implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS905", "connect-task", "Task that Service Connect cannot join");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Connect connect : Connect.all(model)) {
      Service service = connect.service();
      SourceSpan enabled = connect.block().valueSpan("enabled");
      model
          .taskOf(service)
          .ifPresent(task -> {
            if (task.isWindows()) {
              task.body()
                  .block("runtime_platform")
                  .ifPresent(platform ->
                      sink.report(
                          Diagnostic.of(
                                  info(),
                                  platform.valueSpan("operating_system_family"),
                                  "%s runs Windows, and %s uses Service Connect",
                                  task.address(),
                                  service.address())
                              .label("Linux only")
                              .related(enabled, "puts a proxy into each task")));
            } else if (!task.body().has("memory")) {
              sink.report(
                  Diagnostic.of(
                          info(),
                          task.header(),
                          "%s states no memory, and %s uses Service Connect",
                          task.address(),
                          service.address())
                      .label("needs memory")
                      .related(enabled, "puts a proxy into each task")
                      .fix("add memory to " + task.address()));
            }
          });
    }
  }
}
