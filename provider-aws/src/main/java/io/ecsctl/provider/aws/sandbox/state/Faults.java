package io.ecsctl.provider.aws.sandbox.state;

import java.time.Duration;
import java.util.Map;

/**
 * Which calls go wrong, and how. Asked once a call, under the sandbox's lock; an answer that
 * depends on the call alone makes a run repeatable. What is injected here is what is left after the
 * SDK's own retries: the sandbox stands where the SDK's clients stand.
 */
@FunctionalInterface
public interface Faults {
  Faults NONE = _ -> Fault.NONE;

  Fault at(Call call);

  /** How long after a change of tags the tagging API still answers as before. */
  default Duration tagDelay() {
    return Duration.ZERO;
  }

  /** The same fault for every call of one operation, {@code Ecs.CreateService}. */
  static Faults always(String name, Fault fault) {
    return call -> call.name().equals(name) ? fault : Fault.NONE;
  }

  /** One fault at the call of that number. */
  static Faults once(long number, Fault fault) {
    return call -> call.number() == number ? fault : Fault.NONE;
  }

  /**
   * Faults by chance, the same ones for the same seed.
   *
   * @param rates how often each happens, 0 to 1; together at most 1
   */
  static Faults random(long seed, Map<Fault, Double> rates, Duration tagDelay) {
    return new RandomFaults(seed, Map.copyOf(rates), tagDelay);
  }
}
