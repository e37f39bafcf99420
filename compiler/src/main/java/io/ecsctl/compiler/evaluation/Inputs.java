package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.program.Borrowed;
import java.util.List;

/**
 * What a program is evaluated with.
 *
 * @param variables later ones win
 * @param environment empty when none is chosen
 * @param region of the caller's configuration, for programs that state none; empty when that has
 *     none either
 * @param files what functions may read
 * @param borrowed what has been found of the objects that data blocks name
 */
public record Inputs(
    List<Given> variables, String environment, String region, FileSource files, Borrowed borrowed) {
  public Inputs {
    variables = List.copyOf(variables);
  }

  /** For programs that read no files and borrow nothing. */
  public Inputs(List<Given> variables, String environment, String region) {
    this(variables, environment, region, FileSource.NONE, Borrowed.NOTHING);
  }

  /**
   * A value for one variable.
   *
   * @param origin what a message names as the place: {@code --var image}
   * @param expression whether {@code text} is an expression even where the variable is a string
   */
  public record Given(String name, String text, String origin, boolean expression) {}
}
