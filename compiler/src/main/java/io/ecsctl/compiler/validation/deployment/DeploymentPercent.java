package io.ecsctl.compiler.validation.deployment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * More than all tasks cannot be healthy, and fewer than all cannot be the upper bound.
 *
 * <p>Source: Amazon ECS API reference, DeploymentConfiguration.
 */
final class DeploymentPercent implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS413", "deployment-percent", "Deployment percentage out of range");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Long min = service.minimumHealthyPercent();
      Long max = service.maximumPercent();
      if (min != null && min > 100) {
        report(service, "minimum_healthy_percent", min, "at most 100", sink);
      }
      if (max != null && max < 100) {
        report(service, "maximum_percent", max, "at least 100", sink);
      }
    }
  }

  private void report(
      Service service, String name, long percent, String range, DiagnosticSink sink) {
    Block block = service.percentBlock(name);
    sink.report(
        Diagnostic.of(
                info(), block.valueSpan(name), "%s has %s = %d", service.address(), name, percent)
            .label(range)
            .fix("change it to 100", Edits.replace(block, name, "100")));
  }
}
