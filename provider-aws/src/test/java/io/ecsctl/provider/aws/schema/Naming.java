package io.ecsctl.provider.aws.schema;

import java.util.Locale;

/** How a member's name becomes an attribute's. */
final class Naming {
  private Naming() {}

  /**
   * {@code desiredCount} is {@code desired_count}, {@code managedEBSVolume} is {@code
   * managed_ebs_volume}.
   */
  static String snake(String member) {
    return member
        .replace("IPv", "Ipv")
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /** {@code policies} is {@code policy}; a name that is singular already stays. */
  static String singular(String name) {
    if (name.endsWith("ies")) {
      return name.substring(0, name.length() - 3) + "y";
    }
    if (name.endsWith("sses") || name.endsWith("ases") || name.endsWith("xes")) {
      return name.substring(0, name.length() - 2);
    }
    return name.endsWith("s") && !name.endsWith("ss") ? name.substring(0, name.length() - 1) : name;
  }

  static String plural(String singular) {
    if (singular.endsWith("y") && !singular.endsWith("ey")) {
      return singular.substring(0, singular.length() - 1) + "ies";
    }
    return singular.endsWith("s") || singular.endsWith("x") ? singular + "es" : singular + "s";
  }
}
