package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * In host mode nothing but the user separates a container from the instance's network.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code networkMode}.
 */
final class RootOnHost implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS134", "root-on-host", "Root in the instance's own network");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.isInMode("host")) {
        continue;
      }
      for (Container container : task.containers()) {
        String user = container.block().text("user");
        if (user != null && user.matches("(root|0)(:.*)?")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("user"),
                      "%s runs as root in the network of its instance",
                      container.title())
                  .label("may do there what it likes")
                  .detail(
                      "It can listen on any port of the instance, read its traffic, and use the"
                          + " credentials of the instance's role.")
                  .related(task.body().valueSpan("network_mode"), "the instance's own network")
                  .fix("name a user of the image, such as user = \"1000\""));
        }
      }
    }
  }
}
