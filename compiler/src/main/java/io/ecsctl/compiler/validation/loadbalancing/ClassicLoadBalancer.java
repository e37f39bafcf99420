package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A Classic Load Balancer knows instances only, and a {@code load_balancer} block means one of the
 * two kinds.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code loadBalancers}.
 */
final class ClassicLoadBalancer implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS508", "classic-load-balancer", "Classic Load Balancer where ECS takes none");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      for (ServiceTarget target : service.loadBalancers()) {
        Block block = target.block();
        if (!Fields.isSet(block, "load_balancer_name")) {
          continue;
        }
        if (Fields.isSet(block, "target_group")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      block.valueSpan("load_balancer_name"),
                      "%s names a Classic Load Balancer beside a target group",
                      service.address())
                  .label("one or the other")
                  .related(block.valueSpan("target_group"), "and a target group")
                  .fix("remove load_balancer_name", Edits.remove(block, "load_balancer_name")));
        } else if (model.capacity().of(service).isFargate()) {
          sink.report(
              Diagnostic.of(
                      info(),
                      block.valueSpan("load_balancer_name"),
                      "%s runs on Fargate, behind a Classic Load Balancer",
                      service.address())
                  .label("needs a target_group of target type ip")
                  .related(
                      model.capacity().of(service).span(service.header()),
                      "the tasks run on Fargate"));
        }
      }
    }
  }
}
