package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;

/**
 * Without security groups the network interfaces of tasks get the VPC's default group, which nobody
 * wrote for them: whoever changes it changes what reaches the tasks.
 *
 * <p>Source: Amazon ECS API reference, AwsVpcConfiguration, {@code securityGroups}.
 */
final class DefaultSecurityGroup implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS405", "default-security-group", "Tasks in the VPC's default security group");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(TaskDefinition::isAwsvpc);
      Block body = service.body();
      // Without subnets either it is ECS402.
      if (task.isPresent() && body.has("subnets") && !body.has("security_groups")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.header(),
                    "%s runs its tasks in the default security group of the VPC",
                    service.address())
                .label("says no security_groups")
                .related(body.valueSpan("subnets"), "a network interface for each task")
                .fix("add security_groups = [security_group.NAME]"));
      }
    }
  }
}
