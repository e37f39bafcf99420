package io.ecsctl.compiler.syntax.ast;

import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a template. Strip markers ({@code ~}) have been applied to the neighbouring texts
 * already.
 */
public sealed interface TemplatePart {
  SourceSpan span();

  /** Literal text with escapes resolved; never empty. */
  record Text(SourceSpan span, String text) implements TemplatePart {}

  /** {@code ${ value }}. */
  record Interpolation(SourceSpan span, Expression value) implements TemplatePart {}

  /** {@code %{ if condition } … %{ else } … %{ endif }}. */
  record If(
      SourceSpan span,
      Expression condition,
      List<TemplatePart> whenTrue,
      List<TemplatePart> whenFalse)
      implements TemplatePart {
    public If {
      whenTrue = List.copyOf(whenTrue);
      whenFalse = List.copyOf(whenFalse);
    }
  }

  /** {@code %{ for k, v in collection } … %{ endfor }}. */
  record For(
      SourceSpan span,
      Body.@Nullable Name keyName,
      Body.Name valueName,
      Expression collection,
      List<TemplatePart> body)
      implements TemplatePart {
    public For {
      body = List.copyOf(body);
    }
  }
}
