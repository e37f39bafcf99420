package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;
import java.util.Objects;

/**
 * With all protocols AWS ignores ports and opens everything, which is not what the rule seems to
 * say.
 *
 * <p>Source: Amazon EC2 API reference, IpPermission, {@code IpProtocol}.
 */
final class AllProtocolsWithPorts implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS622", "all-protocols-with-ports", "Ports in a rule for all protocols");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (SecurityGroup group : model.securityGroups()) {
      for (SecurityRule rule : group.rules()) {
        if (List.of("-1", "all").contains(Objects.toString(rule.block().text("protocol")))
            && rule.block().has("port")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      rule.block().valueSpan("port"),
                      "a rule of %s for all protocols has a port",
                      group.address())
                  .label("AWS would open every port")
                  .related(rule.block().valueSpan("protocol"), "all protocols")
                  .fix("remove protocol", Edits.remove(rule.block(), "protocol")));
        }
      }
    }
  }
}
