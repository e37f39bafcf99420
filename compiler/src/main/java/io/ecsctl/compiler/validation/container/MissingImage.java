package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * There is nothing to run without an image, and nothing to call it without a name.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition.
 */
final class MissingImage implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS202", "missing-image", "Container without an image or a name");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        Block block = container.block();
        for (String attribute : List.of("name", "image")) {
          boolean schemaAsks = block.schema().attribute(attribute).filter(AttributeSchema::required).isPresent();
          boolean missing = !block.has(attribute) && !schemaAsks;
          if (missing || "".equals(block.text(attribute))) {
            sink.report(
                Diagnostic.of(info(), block.valueSpan(attribute), "a container of %s has no %s", task.address(), attribute)
                    .label("needs " + (attribute.equals("image") ? "an image" : "a name"))
                    .note(Words.aws("Container." + attribute + " should not be null or empty.")));
          }
        }
      }
    }
  }
}
