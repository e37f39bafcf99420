package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Question;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A listener has one rule of each priority, whoever made it.
 *
 * <p>Source: Elastic Load Balancing API Reference, CreateRule, {@code PriorityInUse}.
 */
final class TakenPriority implements LiveRule {
  private static final int HIGHEST = 50_000;

  @Override
  public void check(Situation situation, Inquiries inquiries) {
    Set<String> own =
        situation.live("listener_rule").map(LiveResource::id).collect(Collectors.toSet());
    for (Subject rule : situation.subjects("listener_rule")) {
      String listener = rule.body().text("listener");
      Integer priority = rule.body().integer("priority");
      // A listener that is yet to come has no rules of others.
      if (listener != null && priority != null && listener.startsWith("arn:")) {
        SourceSpan place = rule.body().span("priority");
        inquiries.ask(
            LiveRules.TAKEN_PRIORITY,
            place,
            "the priority of " + rule.address(),
            new Question.Priorities(listener),
            (answer, sink) -> judge(rule, priority, own, answer, sink));
      }
    }
  }

  private static void judge(
      Subject rule, int priority, Set<String> own, Answer answer, DiagnosticSink sink) {
    if (!(answer instanceof Answer.Priorities(var byRule))) {
      return;
    }
    String taken = "";
    for (Map.Entry<String, Integer> other : byRule.entrySet()) {
      if (other.getValue() == priority && !own.contains(other.getKey())) {
        taken = other.getKey();
      }
    }
    if (taken.isEmpty()) {
      return;
    }
    int free = priority;
    while (free <= HIGHEST && byRule.containsValue(free)) {
      free++;
    }
    Diagnostic.Builder finding =
        Diagnostic.of(
                LiveRules.TAKEN_PRIORITY,
                rule.body().span("priority"),
                "priority %d of the listener is taken by a rule that is not this stack's",
                priority)
            .label("taken")
            .note("the rule that has it: " + taken)
            .note(
                Words.aws("PriorityInUse: Priority '%d' is currently in use".formatted(priority)));
    if (free <= HIGHEST) {
      finding.fix(
          "take the next free priority, " + free,
          Edits.replace(rule.body().written(), "priority", Integer.toString(free)));
    }
    sink.report(finding);
  }
}
