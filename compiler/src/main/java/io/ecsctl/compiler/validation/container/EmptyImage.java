package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * There is nothing to run without an image; that there is one at all the schema asks.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition.
 */
final class EmptyImage implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS202", "empty-image", "Container with an empty image");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        if ("".equals(container.block().text("image"))) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("image"),
                      "%s has an empty image",
                      container.title())
                  .label("nothing to run")
                  .note(Words.aws("Container.image should not be null or empty.")));
        }
      }
    }
  }
}
