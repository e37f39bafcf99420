package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.Objects;

/**
 * A path begins with a slash and belongs to HTTP checks, and a group of HTTP targets is checked by
 * HTTP.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateTargetGroup.
 */
final class TargetHealthCheck implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS531", "target-health-check", "Target group health check that AWS does not accept");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      Block check = group.healthCheck();
      if (check == null) {
        continue;
      }
      String path = check.text("path");
      if (path != null && !path.startsWith("/") && !path.isEmpty()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    check.valueSpan("path"),
                    "health check path \"%s\" does not begin with a slash",
                    path)
                .label("begins with /")
                .fix(
                    "change it to \"/" + path + "\"",
                    Edits.replace(check, "path", "\"/" + path + "\"")));
      }
      protocol(group, check, sink);
    }
  }

  private void protocol(TargetGroup group, Block check, DiagnosticSink sink) {
    String protocol = check.text("protocol");
    if (!"TCP".equals(protocol)) {
      return;
    }
    if (Objects.toString(group.protocol(), "").startsWith("HTTP")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  check.valueSpan("protocol"),
                  "%s speaks HTTP, but is checked by TCP",
                  group.address())
              .label("HTTP or HTTPS")
              .related(
                  group.body().valueSpan("protocol"),
                  group.body().has("protocol")
                      ? "speaks HTTP"
                      : "speaks HTTP, because it does not say otherwise")
              .fix("change it to HTTP", Edits.replace(check, "protocol", "HTTP")));
    } else if (check.has("path")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  check.valueSpan("path"),
                  "a TCP health check of %s has a path",
                  group.address())
              .label("for HTTP checks only")
              .related(check.valueSpan("protocol"), "checked by TCP")
              .fix("remove path", Edits.remove(check, "path")));
    }
  }
}
