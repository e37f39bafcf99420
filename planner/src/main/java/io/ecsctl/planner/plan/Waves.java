package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which resources can be decided about at the same time. Of each wave none has to know what becomes
 * of another one, and each finds what it would find were they decided one after the other: of those
 * that it refers to separately, those that come before it and no others.
 */
final class Waves {
  private final Program program;
  private final Map<ResourceAddress, Integer> positions = new HashMap<>();
  private final int[] wave;

  private Waves(Program program, List<ResourceAddress> order) {
    this.program = program;
    this.wave = new int[order.size()];
    order.forEach(address -> positions.put(address, positions.size()));
  }

  /**
   * @param order each after those it refers to
   * @return all of them, in each wave in the same order
   */
  static List<List<Resource>> of(Program program, List<ResourceAddress> order) {
    return new Waves(program, order).grouped(order);
  }

  private List<List<Resource>> grouped(List<ResourceAddress> order) {
    List<List<Resource>> waves = new ArrayList<>();
    for (int at = 0; at < wave.length; at++) {
      Resource resource = program.resources().get(order.get(at));
      if (resource == null) {
        throw new IllegalStateException("no resource " + order.get(at));
      }
      resource.references().forEach(after(at));
      resource.separateReferences().forEach(after(at));
      resource.separateReferences().forEach(notBefore(at));
      while (waves.size() <= wave[at]) {
        waves.add(new ArrayList<>());
      }
      waves.get(wave[at]).add(resource);
    }
    return waves;
  }

  private Consumer<ResourceAddress> after(int at) {
    return other -> {
      Integer earlier = positions.get(other);
      if (earlier != null && earlier < at) {
        wave[at] = Math.max(wave[at], wave[earlier] + 1);
      }
    };
  }

  private Consumer<ResourceAddress> notBefore(int at) {
    return other -> {
      Integer later = positions.get(other);
      if (later != null && later > at) {
        wave[later] = Math.max(wave[later], wave[at]);
      }
    };
  }
}
