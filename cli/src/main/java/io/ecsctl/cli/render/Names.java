package io.ecsctl.cli.render;

import java.util.List;

/** Many names in one sentence. */
final class Names {
  private Names() {}

  /** {@code service.a, service.b and 7 more}: at most {@code named} of them by name. */
  static String of(List<?> all, int named) {
    String first = String.join(", ", all.stream().limit(named).map(Object::toString).toList());
    return all.size() <= named ? first : first + " and " + (all.size() - named) + " more";
  }
}
