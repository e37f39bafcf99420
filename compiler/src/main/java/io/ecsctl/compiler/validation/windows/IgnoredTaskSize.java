package io.ecsctl.compiler.validation.windows;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;

/**
 * Windows has no way to bound a task as a whole; ECS bounds its containers one by one.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code cpu} and {@code memory}.
 */
final class IgnoredTaskSize implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS140", "ignored-task-size", "Size of a Windows task that nobody keeps to");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.isWindows() || task.listsFargate() || !task.compatibilitiesKnown()) {
        continue;
      }
      for (String name : List.of("cpu", "memory")) {
        if (Fields.isSet(task.body(), name)) {
          sink.report(
              Diagnostic.of(
                      info(),
                      task.body().valueSpan(name),
                      "%s of %s counts for nothing: it runs on Windows",
                      name,
                      task.address())
                  .label("ignored on Windows instances")
                  .detail("State %s of each container instead.", name)
                  .related(
                      task.body().valueSpan("runtime_platform"),
                      "runs on " + task.operatingSystem())
                  .fix("remove it, and state " + name + " of each container"));
        }
      }
    }
  }
}
