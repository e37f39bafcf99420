package io.ecsctl.planner.diff;

/** How a path names an element. */
final class Keys {
  private Keys() {}

  /** {@code ["app"]}. */
  static String suffix(String key) {
    return "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
  }

  /** {@code [0]}. */
  static String suffix(int index) {
    return "[" + index + "]";
  }
}
