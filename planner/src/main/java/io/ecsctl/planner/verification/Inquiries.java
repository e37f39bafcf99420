package io.ecsctl.planner.verification;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.live.LiveRules;
import io.ecsctl.planner.provider.Answer;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What rules want to know, each question with what to make of its answer. */
final class Inquiries {
  /**
   * @param what is asked about, for people: {@code the image of container "app"}
   * @param then gets the answer, unless there is none
   */
  private record Inquiry(
      RuleInfo rule, SourceSpan place, String what, BiConsumer<Answer, DiagnosticSink> then) {}

  /** Refusals that have one reason. */
  private record Reason(String code, String operation) {}

  /** What one refusal keeps from being known. */
  private record Unanswered(Answer.Refused why, List<Inquiry> inquiries) {}

  private final Map<Question, List<Inquiry>> asked = new LinkedHashMap<>();
  private final DiagnosticSink sink = new DiagnosticSink();

  void ask(
      RuleInfo rule,
      SourceSpan place,
      String what,
      Question question,
      BiConsumer<Answer, DiagnosticSink> then) {
    asked
        .computeIfAbsent(question, _ -> new ArrayList<>())
        .add(new Inquiry(rule, place, what, then));
  }

  /** Reports what needs no question. */
  void report(Diagnostic.Builder finding) {
    sink.report(finding);
  }

  /** Asks everything at once; without questions nobody is called. */
  List<Diagnostic> settle(Provider provider) {
    List<Question> questions = List.copyOf(asked.keySet());
    List<Answer> answers = questions.isEmpty() ? List.of() : provider.ask(questions);
    Map<Reason, Unanswered> unanswered = new LinkedHashMap<>();
    for (int i = 0; i < questions.size(); i++) {
      List<Inquiry> inquiries = asked.getOrDefault(questions.get(i), List.of());
      switch (answers.get(i)) {
        case Answer.Refused refused ->
            unanswered
                .computeIfAbsent(
                    new Reason(refused.code(), refused.operation()),
                    _ -> new Unanswered(refused, new ArrayList<>()))
                .inquiries()
                .addAll(inquiries);
        case Answer.Unasked _ -> {}
        case Answer answer -> inquiries.forEach(inquiry -> inquiry.then().accept(answer, sink));
      }
    }
    unanswered.values().forEach(this::unchecked);
    return sink.found();
  }

  /** One hint a reason, however much it keeps from being checked. */
  private void unchecked(Unanswered unanswered) {
    Answer.Refused refused = unanswered.why();
    List<Inquiry> inquiries = unanswered.inquiries();
    Inquiry first = inquiries.getFirst();
    TreeSet<String> rules = new TreeSet<>();
    inquiries.forEach(inquiry -> rules.add(inquiry.rule().id()));
    long more = inquiries.stream().map(Inquiry::what).distinct().count() - 1;
    sink.report(
        Diagnostic.of(
                LiveRules.UNCHECKED,
                first.place(),
                "%s%s could not be checked",
                first.what(),
                more > 0 ? " (and %d more)".formatted(more) : "")
            .label("not checked: " + String.join(", ", rules))
            .detail("%s", refused.message())
            .note(
                "AWS answered %s to %s".formatted(refused.code(), refused.operation())
                    + (refused.requestId().isEmpty() ? "" : ", request " + refused.requestId())));
  }
}
