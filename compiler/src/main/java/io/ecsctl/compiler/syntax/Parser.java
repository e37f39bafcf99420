package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.List;

/** Text to syntax tree. Safe for several threads. */
public final class Parser {
  private Parser() {}

  /**
   * The whole file as one body; what could not be understood is left out or {@code Invalid}, and
   * reported.
   */
  public static StageResult<Body> parse(SourceFile file) {
    return SplitParse.of(file)
        .map(body -> new StageResult<>(body, List.<Diagnostic>of()))
        .orElseGet(() -> new ParserRun(file, ParserRun.Form.BODY).body());
  }

  /**
   * One expression that stands alone, such as a value on the command line. Line breaks in it mean
   * nothing.
   */
  public static StageResult<Expression> parseExpression(SourceFile file) {
    return new ParserRun(file, ParserRun.Form.EXPRESSION).expression();
  }

  /** The whole file as one template, as between the lines that begin and end a heredoc. */
  public static StageResult<Expression> parseTemplate(SourceFile file) {
    return new ParserRun(file, ParserRun.Form.TEMPLATE).expression();
  }
}
