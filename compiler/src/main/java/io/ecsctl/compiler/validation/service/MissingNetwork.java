package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.MissingSubnets;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * Every task of the service gets a network interface, which has to be in some subnet.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code networkConfiguration}.
 */
final class MissingNetwork implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS402", "missing-network", "Awsvpc service without subnets");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    MissingSubnets.report(model, model.services(), info(), sink);
  }
}
