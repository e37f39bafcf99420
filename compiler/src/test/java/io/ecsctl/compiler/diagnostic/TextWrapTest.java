package io.ecsctl.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextWrapTest {
  @Test
  void linesAreBrokenAtSpaces() {
    assertEquals(List.of("one two", "three"), TextWrap.lines("one two three", 7));
    assertEquals(
        List.of("one", "incomprehensible", "two"), TextWrap.lines("one incomprehensible two", 8));
    assertEquals(List.of("one", "two"), TextWrap.lines("one\ntwo", 80));
  }

  @Test
  void aCommandStaysOnOneLine() {
    assertEquals(
        List.of("to take it over say", "`--adopt 'vpc.main=vpc-1 2'`, or", "not"),
        TextWrap.lines("to take it over say `--adopt 'vpc.main=vpc-1 2'`, or not", 33));
    assertEquals(
        List.of("first", "`a b`/`c d`", "last"), TextWrap.lines("first `a b`/`c d` last", 6));
  }

  @Test
  void wordsMayHoldSpaces() {
    assertEquals(
        List.of("→ listener.http :80", "→ target_group.web"),
        TextWrap.fill(List.of("→ listener.http :80", "→ target_group.web"), 20));
  }

  @Test
  void aBacktickAloneQuotesNothing() {
    assertEquals(List.of("a ` b", "c d"), TextWrap.lines("a ` b c d", 5));
  }
}
