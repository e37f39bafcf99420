package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;

/** Text to syntax tree. Safe for several threads. */
public final class Parser {
  private Parser() {}

  /**
   * The whole file as one body; what could not be understood is left out or {@code Invalid}, and
   * reported.
   */
  public static StageResult<Body> parse(SourceFile file) {
    return new ParserRun(file, true).body();
  }

  /**
   * One expression that stands alone, such as a value on the command line. Line breaks in it mean
   * nothing.
   */
  public static StageResult<Expression> parseExpression(SourceFile file) {
    return new ParserRun(file, false).expression();
  }
}
