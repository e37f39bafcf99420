package io.ecsctl.compiler;

import io.ecsctl.compiler.program.Borrowed;
import java.util.function.Function;

/**
 * A program up to its types. It is evaluated as often as more is known of the objects that its data
 * blocks name; nothing before that is done twice.
 */
public final class CheckedProgram {
  private final Function<Borrowed, Compilation> evaluation;

  /**
   * @param evaluation pure
   */
  public CheckedProgram(Function<Borrowed, Compilation> evaluation) {
    this.evaluation = evaluation;
  }

  /** With the diagnostics of all stages. */
  public Compilation evaluate(Borrowed borrowed) {
    return evaluation.apply(borrowed);
  }
}
