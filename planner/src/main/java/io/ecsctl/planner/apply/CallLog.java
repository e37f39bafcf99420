package io.ecsctl.planner.apply;

import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.PlanNode;
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

  CallLog(Journal journal, Pacer pacer) {
    this.journal = journal;
    this.pacer = pacer;
  }

  /** A call that may wait. */
  interface Call<T> {
    T make() throws InterruptedException;
  }

  void event(String event, Map<String, String> facts) {
    journal.write(pacer.now(), event, facts);
  }

  <T> T log(PlanNode node, String operation, Call<T> call) throws InterruptedException {
    Instant start = pacer.now();
    journal.write(start, "call", facts(node, operation));
    try {
      T answer = call.make();
      Map<String, String> facts = facts(node, operation);
      facts.put("duration", Duration.between(start, pacer.now()).toString());
      journal.write(pacer.now(), "done", facts);
      return answer;
    } catch (ProviderException e) {
      Map<String, String> facts = facts(node, operation);
      facts.put("code", e.code());
      facts.put("awsOperation", e.operation());
      facts.put("requestId", e.requestId());
      journal.write(pacer.now(), "failed", facts);
      throw e;
    } catch (InterruptedException e) {
      journal.write(pacer.now(), "interrupted", facts(node, operation));
      throw e;
    }
  }

  private static Map<String, String> facts(PlanNode node, String operation) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("node", node.id());
    facts.put("action", node.action().name());
    facts.put("operation", operation);
    return facts;
  }
}
