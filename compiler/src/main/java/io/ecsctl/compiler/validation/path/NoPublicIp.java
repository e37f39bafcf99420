package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.OutgoingPaths.Outgoing;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.HashSet;
import java.util.Set;

/**
 * An internet gateway carries only traffic of public addresses. A task without one needs a NAT
 * gateway.
 *
 * <p>Source: Amazon ECS Developer Guide, Fargate task networking.
 */
final class NoPublicIp implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS616", "no-public-ip", "Fargate task in a public subnet without a public address");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Set<ResourceAddress> told = new HashSet<>();
    for (Outgoing outgoing : Reachability.of(model).needs()) {
      if (!(outgoing.path().blocker().orElse(null)
              instanceof Blocker.NoPublicAddress(var owner, var subnet))
          || !(owner instanceof TaskRunner runner)
          || !told.add(runner.address())) {
        continue;
      }
      boolean written = runner.body().has("assign_public_ip");
      sink.report(
          Diagnostic.of(
                  info(),
                  runner.body().valueSpan("subnets"),
                  "tasks of %s cannot %s: they are in a public subnet, but have no public address",
                  runner.address(),
                  outgoing.need().purpose())
              .label(subnet.address() + " leads to an internet gateway")
              .related(
                  runner.body().valueSpan("assign_public_ip"),
                  written ? "no public address" : "does not say assign_public_ip")
              .note("path: " + outgoing.path())
              .note(
                  "ECS would report: \"ResourceInitializationError: unable to pull secrets or"
                      + " registry auth\"")
              .fix(
                  "set assign_public_ip = ENABLED, or use private subnets with a NAT gateway",
                  written
                      ? Edits.replace(runner.body(), "assign_public_ip", "ENABLED")
                      : Edits.add(runner.header(), "assign_public_ip = ENABLED")));
    }
  }
}
