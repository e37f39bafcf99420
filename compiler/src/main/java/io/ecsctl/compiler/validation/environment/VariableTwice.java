package io.ecsctl.compiler.validation.environment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.value.Value;

/**
 * A variable has one value: its own or a secret's.
 *
 * <p>Source: none for AWS's words; the container could have one of the two only.
 */
final class VariableTwice implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS232", "variable-twice", "Environment variable that is a secret, too");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        Block block = container.block();
        if (!(block.value("environment") instanceof Value.Keyed environment)
            || !(block.value("secrets") instanceof Value.Keyed secrets)) {
          continue;
        }
        for (String name : secrets.entries().keySet()) {
          if (environment.has(name)) {
            sink.report(
                Diagnostic.of(
                        info(),
                        MapKeys.span(block, "secrets", name),
                        "%s gets %s twice: as a secret and in the open",
                        container.title(),
                        name)
                    .label("from a secret")
                    .related(MapKeys.span(block, "environment", name), "in the open")
                    .fix("remove one of them"));
          }
        }
      }
    }
  }
}
