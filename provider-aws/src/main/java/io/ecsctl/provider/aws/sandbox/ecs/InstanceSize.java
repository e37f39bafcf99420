package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.Locale;
import java.util.Map;

/**
 * What an instance type offers to tasks. Worked out from the type's name, as EC2's families are
 * regular; a type of another form counts as m5.large.
 *
 * @param cpu CPU units
 * @param memoryMib what the agent registers, which is less than the instance has
 * @param interfaces for tasks in awsvpc mode: one is the instance's own
 */
record InstanceSize(int cpu, int memoryMib, int interfaces, int gpus) {
  private static final Map<String, Integer> BURSTABLE_MIB =
      Map.of(
          "nano", 512, "micro", 1024, "small", 2048, "medium", 4096, "large", 8192, "xlarge",
          16_384, "2xlarge", 32_768);

  static InstanceSize of(String type) {
    int dot = type.indexOf('.');
    if (dot <= 0) {
      return of("m5.large");
    }
    String family = type.substring(0, dot).toLowerCase(Locale.ROOT);
    String size = type.substring(dot + 1);
    if (family.startsWith("t") && BURSTABLE_MIB.containsKey(size)) {
      int total = BURSTABLE_MIB.get(size);
      int vcpus = Math.max(2, total / 4096);
      return new InstanceSize(vcpus * 1024, registered(total), size.equals("nano") ? 1 : 2, 0);
    }
    int vcpus = vcpus(size);
    int gibPerVcpu =
        switch (family.substring(0, 1)) {
          case "c" -> 2;
          case "r", "z" -> 8;
          case "x" -> 16;
          case String _ -> 4;
        };
    boolean accelerated = family.startsWith("g") || family.startsWith("p");
    return new InstanceSize(
        vcpus * 1024,
        registered(vcpus * gibPerVcpu * 1024),
        vcpus <= 2 ? 2 : vcpus <= 16 ? 3 : 7,
        accelerated ? Math.max(1, vcpus / 16) : 0);
  }

  private static int vcpus(String size) {
    if (size.equals("medium")) {
      return 1;
    }
    if (size.endsWith("xlarge")) {
      String times = size.substring(0, size.length() - "xlarge".length());
      return times.isEmpty() ? 4 : times.matches("[0-9]{1,3}") ? 4 * Integer.parseInt(times) : 2;
    }
    return 2;
  }

  /** The operating system keeps the rest. */
  private static int registered(int total) {
    return total - 64 - total / 32;
  }
}
