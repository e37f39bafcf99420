package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ListenerRule;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;
import java.util.List;

/**
 * A host name in a condition has a dot, and only letters after the last one; the host has a
 * condition of its own.
 *
 * <p>Source: Elastic Load Balancing API reference, HostHeaderConditionConfig,
 * HttpHeaderConditionConfig.
 */
final class HostCondition implements LocalRule {
  private static final int LONGEST = 40;

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS526", "host-condition", "Host or header condition that AWS does not take");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (ListenerRule rule : model.listenerRules()) {
      for (Block condition : rule.conditions()) {
        List<Value> hosts = condition.elements("host_header");
        for (int i = 0; i < hosts.size(); i++) {
          String fault = hosts.get(i) instanceof Value.Text(var host) ? faultOf(host) : "";
          if (!fault.isEmpty()) {
            sink.report(
                Diagnostic.of(
                        info(),
                        Fields.elementSpan(condition, "host_header", i),
                        "%s has a host that no request can have",
                        rule.address())
                    .label(fault));
          }
        }
        condition.block("http_header").ifPresent(header -> header(rule, header, sink));
      }
    }
  }

  /** What wildcards stand for nobody knows. */
  private static String faultOf(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    if (last.contains("*") || last.contains("?")) {
      return "";
    }
    if (!host.contains(".")) {
      return "needs a dot";
    }
    return last.chars().anyMatch(Character::isDigit) ? "only letters after the last dot" : "";
  }

  private void header(ListenerRule rule, Block header, DiagnosticSink sink) {
    String name = header.text("name");
    boolean host = name != null && name.equalsIgnoreCase("host");
    if (name == null || (!host && name.length() <= LONGEST)) {
      return;
    }
    sink.report(
        Diagnostic.of(
                info(),
                header.valueSpan("name"),
                host ? "%s asks for the host as a header" : "%s asks for a header with a long name",
                rule.address())
            .label(host ? "use host_header" : name.length() + " characters; 40 are allowed"));
  }
}
