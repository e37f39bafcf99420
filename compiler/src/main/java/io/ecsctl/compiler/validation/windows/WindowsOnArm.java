package io.ecsctl.compiler.validation.windows;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * There are no Windows images for ARM processors.
 *
 * <p>Source: Amazon ECS API reference, RuntimePlatform; cdk-preflight, rule windows-arm64.
 */
final class WindowsOnArm implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS119", "windows-on-arm", "Windows on ARM");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      task.body()
          .block("runtime_platform")
          .filter(platform -> task.isWindows() && "ARM64".equals(platform.text("cpu_architecture")))
          .ifPresent(platform ->
              sink.report(
                  Diagnostic.of(
                          info(),
                          platform.valueSpan("cpu_architecture"),
                          "%s runs on Windows, which needs X86_64",
                          task.address())
                      .label("Linux only")
                      .related(
                          platform.valueSpan("operating_system_family"),
                          "Windows is asked for here")
                      .fix(
                          "change it to X86_64",
                          Edits.replace(platform, "cpu_architecture", "X86_64"))));
    }
  }
}
