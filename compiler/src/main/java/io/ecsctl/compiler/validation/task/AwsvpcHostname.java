package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Under {@code awsvpc} a container's name in the network is its interface's.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code hostname}.
 */
final class AwsvpcHostname implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS114", "awsvpc-hostname", "Host name in awsvpc mode");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.isAwsvpc()) {
        continue;
      }
      for (Container container : task.containers()) {
        if (Fields.isSet(container.block(), "hostname")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("hostname"),
                      "%s has a host name, which tasks in awsvpc mode cannot have",
                      container.title())
                  .label("not in awsvpc mode")
                  .related(task.body().valueSpan("network_mode"), "the mode is set here")
                  .fix("remove hostname", Edits.remove(container.block(), "hostname")));
        }
      }
    }
  }
}
