package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;
import java.util.Objects;

/**
 * A TCP or UDP rule says which ports it opens.
 *
 * <p>Source: Amazon EC2 API reference, IpPermission.
 */
final class RuleWithoutPorts implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS621", "rule-without-ports", "TCP or UDP rule without a port");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (SecurityGroup group : model.securityGroups()) {
      for (SecurityRule rule : group.rules()) {
        if (List.of("tcp", "udp").contains(Objects.toString(rule.block().text("protocol")))
            && !rule.block().has("port")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      rule.block().valueSpan("protocol"),
                      "an %s rule of %s does not say which port it opens",
                      rule.direction().word(),
                      group.address())
                  .label("needs port")
                  .fix(
                      "add port = 0-65535/"
                          + rule.block().text("protocol")
                          + " to mean all of them"));
        }
      }
    }
  }
}
