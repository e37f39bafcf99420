package io.ecsctl.compiler.validation.rule;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.value.Value;

/** What a block says and means: neither nothing, nor no, nor what is not known yet. */
public final class Settings {
  private Settings() {}

  /**
   * Whether {@code name} is certainly asked for: a nested block, or a known value that is neither
   * false nor empty.
   */
  public static boolean isGiven(Block block, String name) {
    if (!block.blocks(name).isEmpty()) {
      return true;
    }
    return switch (block.value(name)) {
      case null -> false;
      case Value.Null _, Value.Unknown _ -> false;
      case Value.Bool(var yes) -> yes;
      case Value.Sequence sequence -> !sequence.elements().isEmpty();
      case Value.Keyed keyed -> !keyed.entries().isEmpty();
      case Value _ -> true;
    };
  }
}
