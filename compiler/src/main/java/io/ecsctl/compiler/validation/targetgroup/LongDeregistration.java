package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;

/**
 * ECS stops a task only when its target has left the group: each deployment and each destroy waits
 * that long. Five minutes is what AWS takes when nothing is said; more has to be wanted.
 *
 * <p>Source: Application Load Balancer User Guide, deregistration delay.
 */
final class LongDeregistration implements LocalRule {
  private static final long STANDARD = 300;

  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS533", "long-deregistration", "Targets that take long to leave");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      Long delay = Fields.seconds(group.body(), "deregistration_delay");
      String protocol = Objects.toString(group.protocol(), "");
      if (delay == null || delay <= STANDARD || !protocol.startsWith("HTTP")) {
        continue;
      }
      sink.report(
          Diagnostic.of(
                  info(),
                  group.body().valueSpan("deregistration_delay"),
                  "tasks behind %s take %s to stop, at every deployment",
                  group.address(),
                  Words.count(delay / 60, "minute"))
              .label("AWS's own 5m is long already for HTTP")
              .fix("change it to 30s", Edits.replace(group.body(), "deregistration_delay", "30s")));
    }
  }
}
