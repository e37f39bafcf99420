package io.ecsctl.compiler.validation.fargate;

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
 * A Fargate task has no instance that it could reach into.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, LinuxParameters and
 * RegisterTaskDefinition: each is marked as not supported on Fargate.
 */
final class FargateIsolation implements LocalRule {
  private static final List<String> OF_LINUX =
      List.of("device", "shared_memory_size", "max_swap", "swappiness");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS123", "fargate-isolation", "Setting that Fargate does not have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate()) {
        continue;
      }
      // What Windows does not have anyway is ECS118.
      boolean windows = task.isWindows();
      if (!windows) {
        report(sink, task, task.body(), task.address().toString(), "ipc_mode");
      }
      for (Container container : task.containers()) {
        Block block = container.block();
        report(sink, task, block, container.title(), "docker_security_options");
        if (windows) {
          continue;
        }
        report(sink, task, block, container.title(), "privileged");
        block
            .block("linux_parameters")
            .ifPresent(linux ->
                OF_LINUX.forEach(name -> report(sink, task, linux, container.title(), name)));
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
                "%s has %s, which Fargate does not have",
                title,
                name)
            .label("EC2 only")
            .related(task.body().valueSpan("requires_compatibilities"), "Fargate is asked for here")
            .fix("remove " + name, Edits.remove(block, name)));
  }
}
