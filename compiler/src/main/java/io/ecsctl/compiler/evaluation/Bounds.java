package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Value;

/**
 * What a text may grow to. Far above what any program means; without it a few lines that each
 * double the one before would take all of the machine's memory.
 */
final class Bounds {
  /** In UTF-16 code units; as much as a source file may have. */
  static final int TEXT = 16 * 1024 * 1024;

  private Bounds() {}

  /** What a function makes. */
  static Outcome checked(Outcome result) {
    return switch (result) {
      case Outcome.Ok(Value.Text(var text)) when text.length() > TEXT ->
          new Outcome.Failed("the text has more than %d characters".formatted(TEXT));
      case Outcome other -> other;
    };
  }
}
