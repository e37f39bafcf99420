package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Fix;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every field of findings as text, so that a golden file shows whatever changes. */
public final class DiagnosticText {
  private DiagnosticText() {}

  public static String of(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(out.isEmpty() ? "" : "\n");
      append(out, diagnostic);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, Diagnostic diagnostic) {
    out.append(
        "%s[%s] %s%n"
            .formatted(
                diagnostic.severity().label(), diagnostic.rule().id(), diagnostic.headline()));
    out.append("  at %s%n".formatted(place(diagnostic.subject())));
    line(out, "label", diagnostic.label());
    line(out, "detail", diagnostic.detail());
    diagnostic
        .related()
        .forEach(related -> line(out, "related", place(related.span()) + " " + related.note()));
    diagnostic.notes().forEach(note -> line(out, "note", note));
    for (Fix fix : diagnostic.fixes()) {
      line(out, "fix", fix.title());
      for (Edit edit : fix.edits()) {
        line(out, "  edit", place(edit.span()) + " -> " + quote(edit.replacement()));
      }
    }
  }

  private static void line(StringBuilder out, String name, String text) {
    if (!text.isEmpty()) {
      out.append("  ").append(name).append(": ").append(text).append('\n');
    }
  }

  private static String place(@Nullable SourceSpan span) {
    return span == null
        ? "no place"
        : "%d:%d-%d:%d %s"
            .formatted(
                span.line(),
                span.column(),
                span.file().lineAt(span.end()),
                span.file().columnAt(span.end()),
                quote(span.text()));
  }

  private static String quote(String text) {
    return '`' + text.replace("\r", "\\r").replace("\n", "\\n") + '`';
  }
}
