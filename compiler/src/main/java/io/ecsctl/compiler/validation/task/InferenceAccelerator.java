package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;

/**
 * Elastic Inference is gone; ECS refuses task definitions that ask for it.
 *
 * <p>Source: cdk-preflight, rule fargate-inference-accelerator.
 */
final class InferenceAccelerator implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS122", "inference-accelerator", "Elastic Inference accelerator");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      List<Block> devices = task.body().blocks("inference_accelerator");
      if (!devices.isEmpty()) {
        report(sink, devices.getFirst(), task.address() + " asks for an Elastic Inference device");
        continue;
      }
      for (Container container : task.containers()) {
        container.block().blocks("resource_requirement").stream()
            .filter(requirement -> "InferenceAccelerator".equals(requirement.text("type")))
            .findFirst()
            .ifPresent(requirement ->
                report(
                    sink,
                    requirement,
                    container.title() + " asks for an Elastic Inference device"));
      }
    }
  }

  private void report(DiagnosticSink sink, Block block, String what) {
    sink.report(
        Diagnostic.of(info(), block.header(), "%s", what)
            .label("AWS has retired these")
            .detail(
                "Run inference on Inferentia or GPU instances, or as a service of SageMaker or"
                    + " Bedrock.")
            .fix("remove it", Edits.removeBlock(block)));
  }
}
