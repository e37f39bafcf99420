package io.ecsctl.planner.apply;

import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.provider.CallRecorder;
import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.ProviderException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Journals each call before it is made and after it was answered. */
final class CallLog {
  private final Journal journal;
  private final Pacer pacer;
  private volatile Runnable permission = () -> {};

  CallLog(Journal journal, Pacer pacer) {
    this.journal = journal;
    this.pacer = pacer;
  }

  /** From now on no call is made that {@code permission} refuses by an exception. */
  void onlyWhile(Runnable given) {
    permission = given;
  }

  /** A call that may wait. */
  interface Call<T> {
    T make() throws InterruptedException;
  }

  void event(String event, Map<String, String> facts) {
    journal.write(pacer.now(), event, facts);
  }

  /** Makes a call that changes something; it is on disk that it will be, and that it was. */
  <T> T log(PlanNode node, String operation, Call<T> call) throws InterruptedException {
    return make(node, operation, call, journal::write);
  }

  /** Makes a call that only waits: should the machine die, nobody will miss its lines. */
  <T> T watch(PlanNode node, String operation, Call<T> call) throws InterruptedException {
    return make(node, operation, call, journal::note);
  }

  private interface Keeping {
    void line(Instant time, String event, Map<String, String> facts);
  }

  private <T> T make(PlanNode node, String operation, Call<T> call, Keeping keeping)
      throws InterruptedException {
    permission.run();
    Instant start = pacer.now();
    keeping.line(start, "call", facts(node, operation));
    try {
      T answer = ScopedValue.where(CallRecorder.CURRENT, recorder(node)).call(call::make);
      Map<String, String> facts = facts(node, operation);
      facts.put("duration", Duration.between(start, pacer.now()).toString());
      keeping.line(pacer.now(), "done", facts);
      return answer;
    } catch (ProviderException e) {
      Map<String, String> facts = facts(node, operation);
      facts.put("code", e.code());
      facts.put("awsOperation", e.operation());
      facts.put("requestId", e.requestId());
      keeping.line(pacer.now(), "failed", facts);
      throw e;
    } catch (InterruptedException e) {
      keeping.line(pacer.now(), "interrupted", facts(node, operation));
      throw e;
    }
  }

  /** What AWS or a task said while a call was waited for. */
  void happened(PlanNode node, String text) {
    journal.note(pacer.now(), "event", facts("node", node.id(), "text", text));
  }

  private CallRecorder recorder(PlanNode node) {
    return new CallRecorder() {
      @Override
      public Duration uptime() {
        return pacer.uptime();
      }

      @Override
      public void called(String operation, Duration took, String code, String requestId) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("node", node.id());
        facts.put("operation", operation);
        facts.put("duration", took.toString());
        facts.put("requestId", requestId);
        if (!code.isEmpty()) {
          facts.put("code", code);
        }
        journal.note(pacer.now(), "aws", facts);
      }
    };
  }

  /** Names and what they are, by turns. */
  static Map<String, String> facts(String... namesAndValues) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      facts.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return facts;
  }

  private static Map<String, String> facts(PlanNode node, String operation) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("node", node.id());
    facts.put("action", node.action().name());
    facts.put("operation", operation);
    return facts;
  }
}
