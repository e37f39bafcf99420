package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * Links are a feature of Docker's bridge network. Under {@code awsvpc} containers of a task reach
 * each other on localhost.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code links}.
 */
final class LinksOutsideBridge implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS112", "links-outside-bridge", "Container links outside bridge mode");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      String mode = task.networkMode();
      // Windows containers have no links in any mode: ECS118.
      if (mode == null || mode.equals("bridge") || task.isWindows()) {
        continue;
      }
      for (Container container : task.containers()) {
        if (!container.block().elements("links").isEmpty()) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("links"),
                      "%s has links, which exist in bridge mode only",
                      container.title())
                  .label("not in " + mode + " mode")
                  .detail(
                      mode.equals("awsvpc")
                          ? "The containers of the task share one network interface: they reach"
                              + " each other on localhost."
                          : "")
                  .note(Words.aws("Links are not supported when networkMode=" + mode))
                  .fix("remove links", Edits.remove(container.block(), "links")));
        }
      }
    }
  }
}
