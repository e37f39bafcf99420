package io.ecsctl.provider.aws.sandbox.state;

import io.ecsctl.planner.provider.Pacer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done again and again in simulated time. */
final class Repetitions {
  private static final class Repeated implements Pacer.Repetition {
    private final Repetitions all;
    private final Duration interval;
    private final Runnable task;
    private Instant next;

    Repeated(Repetitions all, Duration interval, Runnable task, Instant next) {
      this.all = all;
      this.interval = interval;
      this.task = task;
      this.next = next;
    }

    @Override
    public void close() {
      all.remove(this);
    }
  }

  private final List<Repeated> repeated = new ArrayList<>();

  synchronized Pacer.Repetition add(Instant now, Duration interval, Runnable task) {
    Repeated added = new Repeated(this, interval, task, now.plus(interval));
    repeated.add(added);
    return added;
  }

  private synchronized void remove(Repeated closed) {
    repeated.remove(closed);
  }

  /** Does what is due until then, each at its time. */
  void upTo(Instant end, Consumer<Instant> moveTo) {
    for (var due = next(end); due.isPresent(); due = next(end)) {
      moveTo.accept(due.get().next.minus(due.get().interval));
      due.get().task.run();
    }
  }

  /** The one that is due first, which then waits for its next time. */
  private synchronized Optional<Repeated> next(Instant end) {
    Optional<Repeated> due =
        repeated.stream().filter(r -> !r.next.isAfter(end)).min(Comparator.comparing(r -> r.next));
    due.ifPresent(r -> r.next = r.next.plus(r.interval));
    return due;
  }
}
