package io.ecsctl.provider.aws.sandbox.state;

import java.time.Duration;
import java.util.Map;

/**
 * A function of the seed and the call's number, so that one call more does not move the faults of
 * the others.
 */
record RandomFaults(long seed, Map<Fault, Double> rates, Duration tagDelay) implements Faults {
  @Override
  public Fault at(Call call) {
    double chance = (Ids.mix(seed ^ Ids.mix(call.number())) >>> 11) * 0x1.0p-53;
    // In the enum's order: a map's order may differ from run to run.
    for (Fault fault : Fault.values()) {
      chance -= rates.getOrDefault(fault, 0.0);
      if (chance < 0) {
        return fault;
      }
    }
    return Fault.NONE;
  }
}
