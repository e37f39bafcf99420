package io.ecsctl.compiler.validation.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockEndTest {
  /** What follows is left over. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " \t {}",
        "{ a = { b = {} } }",
        "{\n  a = 1\n}",
        "{ a = \"}\" }",
        "{ a = \"\\\"}\" }",
        "{ a = \"${ { b = \"}\" }.b }}\" }",
        "{ a = \"%{ if true }}%{ endif }\" }",
        "{ a = \"$${\" }",
        "{ a = \"%%{\" }",
        "{ a = \"$\" }",
        "{ # }\n}",
        "{ // }\n}",
        "{ /* } */ }",
        "{ /*/ } */ }",
        "{ a = 1 / 2 }",
        "{ a = 1 < 2 }",
      })
  void isPastItsOwnBrace(String block) {
    assertEquals(block.length(), BlockEnd.of(block, 0));
    assertEquals(block.length(), BlockEnd.of(block + "}", 0));
    assertEquals(4 + block.length(), BlockEnd.of("web " + block + " {}", 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "= {}",
        "\n{}",
        "{",
        "{ a = \"}",
        "{ a = \"\\",
        "{ a = \"${ b",
        "{ a = \"${ <<E\n}\nE\n}\" }",
        "{ # }",
        "{ /* }",
        "{ a = <<E\n}\nE\n}"
      })
  void isNotTold(String text) {
    assertEquals(-1, BlockEnd.of(text, 0));
  }

  @Test
  void beginsWhereTheHeaderEnds() {
    assertEquals(8, BlockEnd.of("{ } a { }".substring(1), 5));
  }
}
