package io.ecsctl.compiler;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.program.Program;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A program up to its types. It is evaluated as often as more is known of the objects that its data
 * blocks name; nothing before that is done twice.
 */
public final class CheckedProgram {
  private final Function<Borrowed, Compilation> evaluation;
  private final BiFunction<Program, List<Diagnostic>, List<Diagnostic>> weighing;

  /**
   * @param evaluation pure
   * @param weighing of findings about the program from elsewhere; pure
   */
  public CheckedProgram(
      Function<Borrowed, Compilation> evaluation,
      BiFunction<Program, List<Diagnostic>, List<Diagnostic>> weighing) {
    this.evaluation = evaluation;
    this.weighing = weighing;
  }

  /** Findings from elsewhere stay as they are. */
  public CheckedProgram(Function<Borrowed, Compilation> evaluation) {
    this(evaluation, (_, found) -> found);
  }

  /** With the diagnostics of all stages. */
  public Compilation evaluate(Borrowed borrowed) {
    return evaluation.apply(borrowed);
  }

  /**
   * What is left of findings that a look at the account brought up, each with the weight that it
   * has here: levels and the program's comments hold for them as for the compiler's own.
   *
   * @param program that this evaluates to
   */
  public List<Diagnostic> weigh(Program program, List<Diagnostic> found) {
    return weighing.apply(program, found);
  }
}
