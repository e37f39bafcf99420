package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.value.Value;
import java.util.List;

/**
 * A task has one router. On Fargate its own configuration is a file of its image.
 *
 * <p>Source: Amazon ECS API reference, FirelensConfiguration; no page says that there is one router
 * only.
 */
final class RouterShape implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS236", "router-shape", "Log router that does not work like this");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      List<Block> routers =
          Routers.of(task)
              .flatMap(container -> container.block().block("firelens_configuration").stream())
              .toList();
      if (routers.size() > 1) {
        sink.report(
            Diagnostic.of(
                    info(),
                    routers.get(1).header(),
                    "%s has %d log routers",
                    task.address(),
                    routers.size())
                .label("a task has one")
                .related(routers.getFirst().header(), "the first one"));
      }
      if (task.listsFargate()) {
        routers.forEach(router -> checkFile(task, router, sink));
      }
    }
  }

  private void checkFile(TaskDefinition task, Block router, DiagnosticSink sink) {
    if (router.value("options") instanceof Value.Keyed options
        && options.get("config-file-type") instanceof Value.Text(var type)
        && !type.equals("file")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  MapKeys.span(router, "options", "config-file-type"),
                  "the log router of %s takes its configuration from %s",
                  task.address(),
                  type)
              .label("must be \"file\" on Fargate")
              .detail("Put the file into the router's image.")
              .related(
                  task.body().valueSpan("requires_compatibilities"), "Fargate is asked for here"));
    }
  }
}
