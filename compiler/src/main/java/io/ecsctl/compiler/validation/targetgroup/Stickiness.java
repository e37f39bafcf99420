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
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * By what a client stays with its target depends on the group's protocol: cookies need HTTP, and
 * what is encrypted up to the target offers nothing.
 *
 * <p>Source: Elastic Load Balancing API reference, TargetGroupAttribute.
 */
final class Stickiness implements LocalRule {
  private static final String APP_COOKIE = "app_cookie";
  private static final List<String> COOKIES = List.of("lb_cookie", APP_COOKIE);
  private static final List<String> ADDRESSES = List.of("source_ip");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS543", "stickiness", "Stickiness that the protocol does not offer");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      group
          .body()
          .block("stickiness")
          .filter(block -> Boolean.TRUE.equals(Fields.bool(block, "enabled")))
          .ifPresent(block -> check(group, block, sink));
    }
  }

  private void check(TargetGroup group, Block block, DiagnosticSink sink) {
    String type = block.text("type");
    String protocol = group.protocol();
    switch (protocol) {
      case "TLS" -> refuseTls(group, block, sink);
      case "HTTP", "HTTPS" -> offered(group, protocol, block, COOKIES, sink);
      case "TCP", "UDP", "TCP_UDP" -> offered(group, protocol, block, ADDRESSES, sink);
      case null, default -> {
        // Not known, or a protocol of gateway load balancers, which ECS has no use for.
      }
    }
    if (APP_COOKIE.equals(type) && !block.has("cookie_name")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  block.valueSpan("type"),
                  "%s waits for a cookie of the application without its name",
                  group.address())
              .label("needs cookie_name")
              .note(
                  Words.aws(
                      "You must set an application cookie name to enable stickiness of type"
                          + " 'app_cookie'.")));
    }
  }

  private void refuseTls(TargetGroup group, Block block, DiagnosticSink sink) {
    sink.report(
        Diagnostic.of(
                info(),
                block.valueSpan("enabled"),
                "%s has the protocol TLS, and no stickiness with it",
                group.address())
            .label("not with TLS")
            .related(group.body().valueSpan("protocol"), "protocol is set here")
            .note(
                Words.aws("You cannot enable stickiness on target groups with the TLS protocol.")));
  }

  private void offered(
      TargetGroup group, String protocol, Block block, List<String> offered, DiagnosticSink sink) {
    String type = block.text("type");
    if (type == null || offered.contains(type)) {
      return;
    }
    sink.report(
        Diagnostic.of(
                info(),
                block.valueSpan("type"),
                "%s has the protocol %s, and no stickiness by %s with it",
                group.address(),
                protocol,
                type)
            .label(Words.choices(offered))
            .fix(
                "change it to " + offered.getFirst(),
                Edits.replace(block, "type", offered.getFirst())));
  }
}
