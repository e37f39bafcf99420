package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Evaluates the declarations of one program, or of one instance of a module, each on its own
 * account: what it reads is noted, and that it needs itself is found out.
 */
final class Tracker {
  private final String path;
  private final Set<Node> cyclic;
  private final Tracking tracking;
  private final Failures failures;

  /**
   * @param path of the instance of a module; empty for the root program
   * @param cyclic what is known to need itself, and has been reported
   */
  Tracker(String path, Set<Node> cyclic, Tracking tracking, Failures failures) {
    this.path = path;
    this.cyclic = cyclic;
    this.tracking = tracking;
    this.failures = failures;
  }

  /** A value and the resources whose attributes went into it. */
  record Tracked(Value value, Set<ResourceAddress> reads) {}

  /** Poison when the declaration turns out to need itself. */
  Tracked evaluate(Node node, SourceSpan span, Supplier<Value> evaluation) {
    if (cyclic.contains(node)) {
      return new Tracked(Poison.at(span), Set.of());
    }
    Tracking.Step step = new Tracking.Step(path, node);
    if (!tracking.running.add(step)) {
      return new Tracked(circle(step, span), Set.of());
    }
    Set<ResourceAddress> outer = tracking.reads;
    tracking.reads = new HashSet<>();
    try {
      return new Tracked(failures.reporting(evaluation), tracking.reads);
    } finally {
      tracking.reads = outer;
      tracking.running.remove(step);
    }
  }

  /** Whether {@code node}, read at {@code read}, needs itself; reported when it does. */
  boolean needsItself(Node node, SourceSpan read) {
    if (cyclic.contains(node)) {
      return true;
    }
    Tracking.Step step = new Tracking.Step(path, node);
    if (!tracking.running.contains(step)) {
      return false;
    }
    circle(step, read);
    return true;
  }

  private Value circle(Tracking.Step step, SourceSpan span) {
    failures.report(
        Diagnostic.of(
                EvaluationRules.EVALUATION_CYCLE,
                span,
                "this value needs itself: %s",
                tracking.circle(step))
            .detail("Take one of the steps out."));
    return Poison.at(span);
  }

  /** The declaration being evaluated reads what {@code known} was made of. */
  Value read(Tracked known) {
    tracking.reads.addAll(known.reads());
    return known.value();
  }

  /** The declaration being evaluated reads attributes of these resources. */
  void read(Set<ResourceAddress> resources) {
    tracking.reads.addAll(resources);
  }

  /** Adds to {@code into} whose attributes {@code evaluation} reads. */
  <T> T reading(Set<ResourceAddress> into, Supplier<T> evaluation) {
    Set<ResourceAddress> outer = tracking.reads;
    tracking.reads = into;
    try {
      return evaluation.get();
    } finally {
      tracking.reads = outer;
    }
  }
}
