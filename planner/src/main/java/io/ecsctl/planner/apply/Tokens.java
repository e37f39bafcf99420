package io.ecsctl.planner.apply;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Client tokens. */
final class Tokens {
  private Tokens() {}

  /** 36 characters, which is the longest that every AWS service takes. */
  static String of(String plan, String node) {
    return UUID.nameUUIDFromBytes((plan + "\n" + node).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
