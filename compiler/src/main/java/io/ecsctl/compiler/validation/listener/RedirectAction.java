package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.ListenerRule;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A redirect changes the protocol, the port, the host or the path, or it would come back for ever;
 * it does not lead from HTTPS to HTTP; and its path begins with a slash.
 *
 * <p>Source: Elastic Load Balancing API reference, RedirectActionConfig.
 */
final class RedirectAction implements LocalRule {
  /** What stands for the request's own. */
  private static final Map<String, String> KEPT =
      Map.of("protocol", "#{protocol}", "port", "#{port}", "host", "#{host}", "path", "/#{path}");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS527", "redirect-action", "Redirect that AWS refuses");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Listener listener : model.listeners()) {
      for (Block action : listener.defaultActions()) {
        action
            .block("redirect")
            .ifPresent(redirect ->
                check(listener.address(), redirect, Protocols.spokenBy(model, listener), sink));
      }
    }
    for (ListenerRule rule : model.listenerRules()) {
      String protocol =
          model
              .listener(rule.listener())
              .map(listener -> Protocols.spokenBy(model, listener))
              .orElse(null);
      for (Block action : rule.actions()) {
        action
            .block("redirect")
            .ifPresent(redirect -> check(rule.address(), redirect, protocol, sink));
      }
    }
  }

  private void check(
      ResourceAddress owner, Block redirect, @Nullable String protocol, DiagnosticSink sink) {
    String path = redirect.text("path");
    if (path != null && !path.startsWith("/")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  redirect.valueSpan("path"),
                  "%s redirects to a path without a slash in front",
                  owner)
              .label("begins with /")
              .fix("put it in front", Edits.replace(redirect, "path", "\"/" + path + "\"")));
      return;
    }
    if ("HTTPS".equals(protocol) && "HTTP".equals(redirect.text("protocol"))) {
      sink.report(
          Diagnostic.of(
                  info(), redirect.valueSpan("protocol"), "%s redirects from HTTPS to HTTP", owner)
              .label("HTTPS leads to HTTPS only")
              .fix("change it to HTTPS", Edits.replace(redirect, "protocol", "HTTPS")));
      return;
    }
    boolean changes = false;
    for (Map.Entry<String, String> part : KEPT.entrySet()) {
      String written = redirect.text(part.getKey());
      // A port may be a port, and not known is not unchanged.
      changes |= redirect.has(part.getKey()) && !part.getValue().equals(written);
    }
    if (!changes) {
      sink.report(
          Diagnostic.of(info(), redirect.header(), "%s redirects to where it came from", owner)
              .label("changes neither protocol, port, host nor path")
              .detail("The client would come back with the same request, for ever."));
    }
  }
}
