package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Without a retention CloudWatch Logs keeps, and charges for, everything that was ever written.
 *
 * <p>Source: Amazon CloudWatch Logs API reference, PutRetentionPolicy.
 */
final class EndlessLogs implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS722", "endless-logs", "Log group that keeps logs for ever");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Resource group : model.resources("log_group")) {
      if (!group.body().has("retention")) {
        sink.report(
            Diagnostic.of(info(), group.header(), "%s keeps logs for ever", group.address())
                .label("has no retention")
                .fix("add retention = 30d", Edits.add(group.header(), "retention = 30d")));
      }
    }
  }
}
