package io.ecsctl.provider.aws.simulation;

import io.ecsctl.provider.aws.sandbox.state.Call;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What goes wrong in a process. Drawn from the seed, the process's number, the operation and how
 * many of its calls came before, so that the order in which calls of several operations come does
 * not matter. A dead process calls nothing more.
 */
final class Mishaps implements Faults {
  /** How often each happens; what only a changing call can do is left out of the others. */
  private static final Map<Fault, Double> RATES =
      new TreeMap<>(
          Map.of(
              Fault.THROTTLED, 0.01,
              Fault.SERVER_ERROR, 0.01,
              Fault.TIMEOUT_BEFORE, 0.01,
              Fault.TIMEOUT_AFTER, 0.015,
              Fault.KILL_BEFORE, 0.01,
              Fault.KILL_AFTER, 0.02));

  private final long seed;
  private final Duration tagDelay;
  private final Map<String, Integer> made = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private boolean on;
  private int process;
  private int changes;
  private int deadlyChange;
  private Fault deadly = Fault.NONE;
  private boolean dead;

  Mishaps(long seed, Duration tagDelay) {
    this.seed = seed;
    this.tagDelay = tagDelay;
  }

  /** A new process, in which things go wrong by chance. */
  void begin() {
    process++;
    made.clear();
    on = true;
    dead = false;
    deadlyChange = 0;
  }

  /** A new process that dies at its changing call of that number, counted from 1. */
  void beginDyingAt(int change, Fault how) {
    beginInPeace();
    deadlyChange = change;
    deadly = how;
  }

  /** A new process, in which nothing goes wrong. */
  void beginInPeace() {
    begin();
    on = false;
    changes = 0;
  }

  boolean isDead() {
    return dead;
  }

  /** How many changing calls the process made. */
  int changes() {
    return changes;
  }

  /** What went wrong so far, a line each. */
  List<String> told() {
    return told;
  }

  @Override
  public Duration tagDelay() {
    return tagDelay;
  }

  @Override
  public Fault at(Call call) {
    if (dead) {
      return Fault.KILL_BEFORE;
    }
    changes += call.changes() ? 1 : 0;
    Fault fault = on ? drawn(call) : dying(call);
    if (fault != Fault.NONE) {
      told.add("process %d: %s at %s".formatted(process, fault, call.name()));
    }
    dead = fault == Fault.KILL_BEFORE || fault == Fault.KILL_AFTER;
    return fault;
  }

  private Fault dying(Call call) {
    return call.changes() && changes == deadlyChange ? deadly : Fault.NONE;
  }

  private Fault drawn(Call call) {
    int before = made.merge(call.name(), 1, Integer::sum);
    long key = ((seed * 31 + process) * 31 + call.name().hashCode()) * 31 + before;
    double chance = new SplittableRandom(key).nextDouble();
    for (Map.Entry<Fault, Double> rate : RATES.entrySet()) {
      chance -= rate.getValue();
      if (chance < 0) {
        return rate.getKey();
      }
    }
    return Fault.NONE;
  }
}
