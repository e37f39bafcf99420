package io.ecsctl.compiler.diagnostic;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A finding as one JSON object, for other programs. Lines and columns count from 1, columns in code
 * points; {@code offset} counts UTF-16 code units from 0. Members are always there, but for {@code
 * values}, which only findings have that show some; {@code range} is null for a finding about no
 * place.
 */
public final class DiagnosticJson {
  private DiagnosticJson() {}

  public static void write(JsonGenerator out, Diagnostic diagnostic) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", diagnostic.rule().id());
    out.writeStringField("slug", diagnostic.rule().slug());
    out.writeStringField("severity", diagnostic.severity().label());
    out.writeStringField("summary", diagnostic.rule().summary());
    out.writeStringField("headline", diagnostic.headline());
    out.writeStringField("detail", diagnostic.detail());
    out.writeStringField("label", diagnostic.label());
    range(out, diagnostic.subject());
    out.writeArrayFieldStart("related");
    for (Related related : diagnostic.related()) {
      out.writeStartObject();
      out.writeStringField("note", related.note());
      range(out, related.span());
      out.writeEndObject();
    }
    out.writeEndArray();
    if (!diagnostic.values().isEmpty()) {
      out.writeArrayFieldStart("values");
      for (ShownValue value : diagnostic.values()) {
        out.writeStartObject();
        out.writeStringField("expression", value.expression());
        out.writeStringField("value", value.text());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeArrayFieldStart("notes");
    for (String note : diagnostic.notes()) {
      out.writeString(note);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("fixes");
    for (Fix fix : diagnostic.fixes()) {
      fix(out, fix);
    }
    out.writeEndArray();
    out.writeStringField("explain", "ecsctl explain " + diagnostic.rule().id());
    out.writeEndObject();
  }

  private static void fix(JsonGenerator out, Fix fix) throws IOException {
    out.writeStartObject();
    out.writeStringField("title", fix.title());
    out.writeArrayFieldStart("edits");
    for (Edit edit : fix.edits()) {
      out.writeStartObject();
      range(out, edit.span());
      out.writeStringField("replacement", edit.replacement());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void range(JsonGenerator out, @Nullable SourceSpan span) throws IOException {
    if (span == null) {
      out.writeNullField("range");
      return;
    }
    out.writeObjectFieldStart("range");
    out.writeStringField("path", span.file().path());
    position(out, "start", span.file(), span.start());
    position(out, "end", span.file(), span.end());
    out.writeEndObject();
  }

  private static void position(JsonGenerator out, String name, SourceFile file, int offset)
      throws IOException {
    out.writeObjectFieldStart(name);
    out.writeNumberField("line", file.lineAt(offset));
    out.writeNumberField("column", file.columnAt(offset));
    out.writeNumberField("offset", offset);
    out.writeEndObject();
  }
}
