package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/**
 * Ten containers a task definition is a quota that AWS does not raise.
 *
 * <p>Source: Amazon ECS Developer Guide, service quotas.
 */
final class ContainerCount implements ValidationRule {
  private static final int MAXIMUM = 10;

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS135", "container-count", "More than 10 containers in a task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      List<Container> containers = task.containers();
      if (containers.size() > MAXIMUM) {
        sink.report(
            Diagnostic.of(
                    info(),
                    containers.get(MAXIMUM).block().header(),
                    "%s has %d containers; AWS allows %d",
                    task.address(),
                    containers.size(),
                    MAXIMUM)
                .label("one too many")
                .related(task.header(), "in this task definition"));
      }
    }
  }
}
