package io.ecsctl.planner.apply;

import java.util.HashSet;
import java.util.Set;

/**
 * How an apply is told to end early. Safe for use by several threads, signal handlers among them.
 */
public final class Cancellation {
  private final Set<Thread> waiting = new HashSet<>();
  private boolean stopRequested;
  private boolean aborted;

  /** Nothing new is started; what is under way finishes. */
  public synchronized void requestStop() {
    stopRequested = true;
  }

  /** As {@link #requestStop}, and what is under way stops waiting. */
  public synchronized void abort() {
    stopRequested = true;
    aborted = true;
    waiting.forEach(Thread::interrupt);
  }

  public synchronized boolean isStopRequested() {
    return stopRequested;
  }

  /** From now until {@link #leave} an abort interrupts the calling thread. */
  synchronized void enter() {
    waiting.add(Thread.currentThread());
    if (aborted) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void leave() {
    waiting.remove(Thread.currentThread());
  }
}
