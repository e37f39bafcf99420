package io.ecsctl.compiler.validation.windows;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Settings;
import java.util.List;

/**
 * Much of what Docker does for containers it does on Linux only.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition and RegisterTaskDefinition: each is
 * marked as not supported for Windows containers.
 */
final class LinuxOnly implements LocalRule {
  private static final List<String> OF_CONTAINERS =
      List.of(
          "linux_parameters",
          "privileged",
          "user",
          "readonly_root_filesystem",
          "dns_servers",
          "dns_search_domains",
          "links",
          "ulimit",
          "extra_hosts",
          "disable_networking");

  private static final List<String> OF_TASKS = List.of("pid_mode", "ipc_mode");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS118", "linux-only", "Setting that Windows containers cannot have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.isWindows()) {
        continue;
      }
      for (String name : OF_TASKS) {
        report(sink, task, task.body(), task.address().toString(), name);
      }
      for (Container container : task.containers()) {
        for (String name : OF_CONTAINERS) {
          report(sink, task, container.block(), container.title(), name);
        }
      }
    }
  }

  private void report(
      DiagnosticSink sink, TaskDefinition task, Block block, String title, String name) {
    if (!Settings.isGiven(block, name)) {
      return;
    }
    sink.report(
        Diagnostic.of(
                info(),
                block.valueSpan(name),
                "%s has %s, which containers on Windows cannot have",
                title,
                name)
            .label("Linux only")
            .related(task.body().valueSpan("runtime_platform"), "runs on " + task.operatingSystem())
            .fix("remove " + name, Edits.remove(block, name)));
  }
}
