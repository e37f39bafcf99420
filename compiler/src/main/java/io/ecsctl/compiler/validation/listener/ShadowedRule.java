package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ListenerRule;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rule with the lowest number wins: what an earlier rule takes, no later one sees.
 *
 * <p>Source: derived from the Application Load Balancer User Guide, rule priorities.
 */
final class ShadowedRule implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS525", "shadowed-rule", "Listener rule that no request reaches");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<ResourceAddress, List<ListenerRule>> byListener = new LinkedHashMap<>();
    for (ListenerRule rule : model.listenerRules()) {
      ResourceAddress listener = rule.listener();
      if (listener != null && rule.priority() != null) {
        byListener.computeIfAbsent(listener, _ -> new ArrayList<>()).add(rule);
      }
    }
    for (List<ListenerRule> rules : byListener.values()) {
      rules.sort(Comparator.comparing(rule -> Objects.requireNonNull(rule.priority())));
      RuleIndex earlier = new RuleIndex();
      for (ListenerRule rule : rules) {
        RequestSet requests = RequestSet.of(rule);
        earlier.covering(requests).ifPresent(by -> sink.report(shadowed(rule, by)));
        earlier.add(rule, requests);
      }
    }
  }

  private Diagnostic shadowed(ListenerRule rule, ListenerRule by) {
    return Diagnostic.of(
            info(),
            rule.body().valueSpan("priority"),
            "%s never applies: %s comes first and takes all of its requests",
            rule.address(),
            by.address())
        .label("after " + by.priority())
        .related(by.body().valueSpan("condition"), "meets whatever the later one meets")
        .fix("give it a lower number than " + by.priority())
        .build();
  }
}
