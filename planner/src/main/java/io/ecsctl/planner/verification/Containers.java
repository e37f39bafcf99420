package io.ecsctl.planner.verification;

/** How messages speak of containers. */
final class Containers {
  private Containers() {}

  /** {@code container "app"}. */
  static String title(SettledBlock container) {
    String name = container.text("name");
    return name == null ? "the container" : "container \"" + name + "\"";
  }
}
