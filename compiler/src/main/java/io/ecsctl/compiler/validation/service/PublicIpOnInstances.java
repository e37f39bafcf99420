package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Capacity;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * Only Fargate gives tasks public addresses. The network interfaces of tasks on instances have
 * private ones, and reach the internet through a NAT gateway.
 *
 * <p>Source: Amazon ECS Developer Guide, task networking with awsvpc.
 */
final class PublicIpOnInstances implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS406", "public-ip-on-instances", "Public addresses for tasks on EC2 instances");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Element runner : model.runners()) {
      Capacity capacity = model.capacity().of(runner);
      if ("ENABLED".equals(runner.body().text("assign_public_ip")) && capacity.isEc2()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    runner.body().valueSpan("assign_public_ip"),
                    "%s asks for public addresses for tasks on EC2",
                    runner.address())
                .label("on Fargate only")
                .related(capacity.span(runner.header()), "runs on EC2")
                .note(Words.aws("Assign public IP is not supported for this launch type."))
                .fix("remove assign_public_ip", Edits.remove(runner.body(), "assign_public_ip")));
      }
    }
  }
}
