package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.OutgoingPaths.Outgoing;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * An interface endpoint is reached on 443, and where its private name is in use there is no other
 * way to the service, not even through a NAT gateway.
 *
 * <p>Source: AWS PrivateLink Guide, interface endpoints, security groups.
 */
final class EndpointClosed implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS618", "endpoint-closed", "Interface endpoint whose security group keeps tasks out");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Set<String> told = new HashSet<>();
    for (Outgoing outgoing : Reachability.of(model).needs()) {
      if (!(outgoing.path().blocker().orElse(null) instanceof Blocker.SecurityGroups blocker)
          || blocker.direction() != Direction.INGRESS
          || !told.add(blocker.groups().getFirst().address() + " " + outgoing.runner().address())) {
        continue;
      }
      String endpoint = Objects.toString(outgoing.path().hops().getLast().address());
      sink.report(
          BlockedPorts.describe(
                  info(),
                  "tasks of %s cannot %s: %s does not let them in"
                      .formatted(outgoing.runner().address(), outgoing.need().purpose(), endpoint),
                  outgoing.path(),
                  blocker,
                  "443/tcp",
                  "the endpoint is reached on 443",
                  BlockedPorts.naming(outgoing.from()),
                  TakenPorts.of(model).at(blocker))
              .related(
                  outgoing.runner().body().valueSpan("security_groups"),
                  "the tasks' security groups"));
    }
  }
}
