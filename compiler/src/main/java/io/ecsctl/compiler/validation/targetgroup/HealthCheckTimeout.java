package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A check has to end before the next one begins.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateTargetGroup, {@code
 * healthCheckTimeoutSeconds}.
 */
final class HealthCheckTimeout implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS530", "health-check-timeout", "Health check that takes longer than its interval");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      Block check = group.healthCheck();
      Long interval =
          check == null
              ? null
              : check.has("interval") ? Fields.seconds(check, "interval") : (Long) 30L;
      // The default timeout is 5 s or, for some groups, more: the smallest makes this certain.
      Long timeout =
          check == null
              ? null
              : check.has("timeout") ? Fields.seconds(check, "timeout") : (Long) 5L;
      if (check == null
          || interval == null
          || timeout == null
          || timeout < interval
          || interval < 5) {
        continue;
      }
      String name = check.has("timeout") ? "timeout" : "interval";
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  check.valueSpan(name),
                  "health checks of %s may take %ds and are %ds apart",
                  group.address(),
                  timeout,
                  interval)
              .label(
                  check.has("timeout")
                      ? "must be shorter than the interval"
                      : "must be longer than the timeout, which is "
                          + timeout
                          + "s unless it is written");
      if (check.has("timeout")) {
        diagnostic.related(
            check.valueSpan("interval"),
            check.has("interval")
                ? "every " + interval + "s"
                : "every 30s, because no interval is written");
        diagnostic.fix(
            "change timeout to " + Math.max(2, interval - 1) + "s",
            Edits.replace(check, "timeout", Math.max(2, interval - 1) + "s"));
      } else {
        diagnostic.fix(
            "change interval to " + (timeout + 5) + "s",
            Edits.replace(check, "interval", (timeout + 5) + "s"));
      }
      sink.report(diagnostic);
    }
  }
}
