package io.ecsctl.compiler.validation.windows;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Windows containers on instances have Windows' own NAT, or {@code awsvpc}, which Windows Server
 * 2016 does not know.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code networkMode}; Amazon ECS
 * Developer Guide, task networking.
 */
final class WindowsNetworkMode implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS117", "windows-network-mode", "Network mode that Windows containers cannot have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      String mode = task.body().text("network_mode");
      boolean old = task.operatingSystem().startsWith("WINDOWS_SERVER_2016");
      // A Fargate task in any mode but awsvpc is ECS101.
      if (mode == null || !task.isWindows() || task.listsFargate() || !refuses(mode, old)) {
        continue;
      }
      sink.report(
          Diagnostic.of(
                  info(),
                  task.body().valueSpan("network_mode"),
                  "%s runs on Windows, which has no %s mode%s",
                  task.address(),
                  mode,
                  mode.equals("awsvpc") ? " before Windows Server 2019" : "")
              .label("not on this Windows")
              .detail(
                  "Without network_mode the containers are behind Windows' own NAT, and their"
                      + " ports on ports of the instance.")
              .related(
                  task.body().valueSpan("runtime_platform"), "runs on " + task.operatingSystem())
              .fix("remove network_mode", Edits.remove(task.body(), "network_mode")));
    }
  }

  private static boolean refuses(String mode, boolean old) {
    return mode.equals("bridge") || mode.equals("host") || (old && mode.equals("awsvpc"));
  }
}
