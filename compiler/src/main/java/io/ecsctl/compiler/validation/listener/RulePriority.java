package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ListenerRule;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Rules are tried in the order of their priorities, so two of one listener cannot share one.
 *
 * <p>Source: Elastic Load Balancing API reference, CreateRule, PriorityInUse.
 */
final class RulePriority implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS521", "rule-priority", "Rule priority taken");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Map<String, ListenerRule> first = new HashMap<>();
    for (ListenerRule rule : model.listenerRules()) {
      Long priority = rule.priority();
      if (priority == null) {
        continue;
      }
      ListenerRule earlier =
          rule.listener() == null
              ? null
              : first.putIfAbsent(rule.listener() + " " + priority, rule);
      if (earlier != null) {
        Set<Long> taken = new HashSet<>();
        model.listenerRules().stream()
            .filter(r -> Objects.equals(r.listener(), rule.listener()))
            .map(ListenerRule::priority)
            .filter(Objects::nonNull)
            .forEach(taken::add);
        long free =
            LongStream.rangeClosed(priority, 50_000)
                .filter(p -> !taken.contains(p))
                .findFirst()
                .orElse(1);
        sink.report(
            Diagnostic.of(
                    info(),
                    rule.body().valueSpan("priority"),
                    "%s has priority %d, which %s has too",
                    rule.address(),
                    priority,
                    earlier.address())
                .label("taken")
                .related(earlier.body().valueSpan("priority"), "taken here")
                .note(Words.aws("PriorityInUse: Priority '" + priority + "' is currently in use"))
                .fix(
                    "change it to " + free + ", the next free one",
                    Edits.replace(rule.body(), "priority", Long.toString(free))));
      }
    }
  }
}
