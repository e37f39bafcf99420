package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.List;

/**
 * A template before its directives are paired: one text or one sequence in {@code ${ }} or {@code
 * %{ }}.
 */
sealed interface TemplatePiece {
  SourceSpan span();

  /** Whether a {@code ~} takes the white space before, or after, this sequence. */
  default boolean stripsBefore() {
    return false;
  }

  default boolean stripsAfter() {
    return false;
  }

  /** What {@code end…} closes. */
  enum Directive {
    IF("if", "endif"),
    FOR("for", "endfor");

    private final String begin;
    private final String end;

    Directive(String begin, String end) {
      this.begin = begin;
      this.end = end;
    }

    String begin() {
      return "%{ " + begin + " }";
    }

    String end() {
      return "%{ " + end + " }";
    }
  }

  /** Escapes resolved; may become empty. */
  record Text(SourceSpan span, String text) implements TemplatePiece {}

  record Value(SourceSpan span, boolean stripsBefore, boolean stripsAfter, Expression value)
      implements TemplatePiece {}

  /**
   * @param names of {@code for}: one or two
   */
  record Begin(
      SourceSpan span,
      boolean stripsBefore,
      boolean stripsAfter,
      Directive directive,
      List<Body.Name> names,
      Expression subject)
      implements TemplatePiece {}

  record Else(SourceSpan span, boolean stripsBefore, boolean stripsAfter)
      implements TemplatePiece {}

  record End(SourceSpan span, boolean stripsBefore, boolean stripsAfter, Directive directive)
      implements TemplatePiece {}
}
