package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * Of the kernel's capabilities only {@code SYS_PTRACE} can be added on Fargate.
 *
 * <p>Source: Amazon ECS API reference, KernelCapabilities, {@code add}.
 */
final class FargateCapabilities implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS125", "fargate-capabilities", "Kernel capability that Fargate does not grant");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate() || task.isWindows()) {
        continue;
      }
      for (Container container : task.containers()) {
        container
            .block()
            .block("linux_parameters")
            .flatMap(linux -> linux.block("capabilities"))
            .ifPresent(capabilities -> check(task, container, capabilities, sink));
      }
    }
  }

  private void check(
      TaskDefinition task, Container container, Block capabilities, DiagnosticSink sink) {
    List<String> refused =
        Fields.texts(capabilities, "add").stream()
            .filter(name -> !name.equals("SYS_PTRACE"))
            .sorted()
            .toList();
    if (!refused.isEmpty()) {
      sink.report(
          Diagnostic.of(
                  info(),
                  capabilities.valueSpan("add"),
                  "%s adds %s, which Fargate does not grant",
                  container.title(),
                  Words.list(refused))
              .label("SYS_PTRACE only")
              .related(
                  task.body().valueSpan("requires_compatibilities"), "Fargate is asked for here"));
    }
  }
}
