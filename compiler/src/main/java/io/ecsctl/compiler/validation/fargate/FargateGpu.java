package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * Fargate has no GPUs; tasks that need one run on EC2 instances that have them.
 *
 * <p>Source: Amazon ECS Developer Guide, working with GPUs.
 */
final class FargateGpu implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS120", "fargate-gpu", "GPU on Fargate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.listsFargate()) {
        continue;
      }
      for (Container container : task.containers()) {
        for (Block requirement : container.block().blocks("resource_requirement")) {
          if ("GPU".equals(requirement.text("type"))) {
            sink.report(
                Diagnostic.of(
                        info(),
                        requirement.valueSpan("type"),
                        "%s asks for a GPU, which Fargate does not have",
                        container.title())
                    .label("EC2 only")
                    .related(
                        task.body().valueSpan("requires_compatibilities"),
                        "Fargate is asked for here")
                    .note(
                        Words.aws(
                            "Tasks using the Fargate launch type do not support GPU resource"
                                + " requirements")));
          }
        }
      }
    }
  }
}
