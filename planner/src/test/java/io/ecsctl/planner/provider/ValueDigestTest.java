package io.ecsctl.planner.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ValueDigestTest {
  @Test
  void knowsItsValueAgainAndNoOther() {
    ValueDigest digest = ValueDigest.of("correct horse");

    assertTrue(digest.matches("correct horse"));
    assertFalse(digest.matches("battery staple"));
    assertFalse(digest.toString().contains("horse"));
  }

  @Test
  void equalValuesLookDifferent() {
    assertNotEquals(ValueDigest.of("same").hash(), ValueDigest.of("same").hash());
  }

  @Test
  void isReadAsItWasWritten() {
    ValueDigest digest = ValueDigest.of("correct horse");

    assertEquals(digest, ValueDigest.parse(digest.toString()));
    assertEquals(ValueDigest.UNKNOWN, ValueDigest.parse(ValueDigest.UNKNOWN.toString()));
    assertNull(ValueDigest.parse("correct.horse"));
  }

  @Test
  void anUnknownOneMatchesNothing() {
    assertFalse(ValueDigest.UNKNOWN.matches(""));
  }
}
