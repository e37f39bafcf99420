package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Settings;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * The containers of a task in {@code awsvpc} mode share one network; none can be without.
 *
 * <p>Source: cdk-preflight, rule fargate-disable-networking.
 */
final class AwsvpcDisabledNetworking implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS116", "awsvpc-disabled-networking", "Container without network in awsvpc mode");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.isAwsvpc() || task.isWindows()) {
        continue;
      }
      for (Container container : task.containers()) {
        if (Settings.isGiven(container.block(), "disable_networking")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("disable_networking"),
                      "%s wants no network, but shares that of its task",
                      container.title())
                  .label("not in awsvpc mode")
                  .related(task.body().valueSpan("network_mode"), "the mode is set here")
                  .note(
                      Words.aws(
                          "Disable Networking is not supported on container when"
                              + " networkMode=awsvpc"))
                  .fix(
                      "remove disable_networking",
                      Edits.remove(container.block(), "disable_networking")));
        }
      }
    }
  }
}
