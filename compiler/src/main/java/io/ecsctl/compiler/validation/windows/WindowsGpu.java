package io.ecsctl.compiler.validation.windows;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * GPUs are handed to Linux containers only.
 *
 * <p>Source: Amazon ECS Developer Guide, working with GPUs.
 */
final class WindowsGpu implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS121", "windows-gpu", "GPU for a Windows container");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      // On Fargate nobody gets one: ECS120.
      if (!task.isWindows() || task.listsFargate()) {
        continue;
      }
      for (Container container : task.containers()) {
        for (Block requirement : container.block().blocks("resource_requirement")) {
          if ("GPU".equals(requirement.text("type"))) {
            sink.report(
                Diagnostic.of(
                        info(),
                        requirement.valueSpan("type"),
                        "%s asks for a GPU, which Windows containers do not get",
                        container.title())
                    .label("Linux only")
                    .related(
                        task.body().valueSpan("runtime_platform"),
                        "runs on " + task.operatingSystem()));
          }
        }
      }
    }
  }
}
