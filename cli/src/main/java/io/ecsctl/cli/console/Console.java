package io.ecsctl.cli.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.TextWrap;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Where a command prints. Results go to standard output, everything about how it is going to
 * standard error; so a pipe gets results only. With {@link OutputFormat#JSON} both carry JSON: one
 * document on standard output, one object a line on standard error.
 */
public final class Console {
  private static final JsonFactory JSON = new JsonFactory();
  private final PrintStream out;
  private final PrintStream err;
  private final OutputFormat format;
  private final TerminalFacts facts;

  public Console(PrintStream out, PrintStream err, OutputFormat format, TerminalFacts facts) {
    this.out = out;
    this.err = err;
    this.format = format;
    this.facts = facts;
  }

  public boolean json() {
    return format == OutputFormat.JSON;
  }

  /** How findings are printed; everything else is text, where it is not JSON. */
  public OutputFormat format() {
    return format;
  }

  public TerminalFacts facts() {
    return facts;
  }

  /** Columns that text may take on standard output. */
  public int width() {
    return facts.width();
  }

  /** How wide findings get on standard output. */
  public PageWidth page() {
    return new PageWidth(width(), facts.output());
  }

  /** How wide findings get on standard error. */
  public PageWidth notePage() {
    return new PageWidth(width(), facts.progress());
  }

  public boolean coloured() {
    return facts.colours();
  }

  /** {@code text} in that style where colours are on. */
  public String styled(Style style, String text) {
    return coloured() && style != Style.PLAIN
        ? "\033[" + style.code() + "m" + text + "\033[0m"
        : text;
  }

  public void print(String text) {
    out.print(text);
    out.flush();
  }

  public void line(String text) {
    out.print(text + "\n");
    out.flush();
  }

  /** About how it is going; on standard error. */
  public void note(String text) {
    err.print(text + "\n");
    err.flush();
  }

  /** Raw text on standard error, for views that redraw themselves. */
  public void draw(String text) {
    err.print(text);
    err.flush();
  }

  /**
   * One JSON object on a line of standard error, fields in the given order; empty values are left
   * out.
   */
  public void noteJson(Map<String, String> fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> field : fields.entrySet()) {
        if (!field.getValue().isEmpty()) {
          json.writeStringField(field.getKey(), field.getValue());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    note(text.toString());
  }

  /** Why the command failed: {@code error: …}, with AWS's facts where there are any. */
  public void failure(String code, String message, String operation, String requestId) {
    if (json()) {
      var fields = new java.util.LinkedHashMap<String, String>();
      fields.put("severity", "error");
      fields.put("code", code);
      fields.put("message", message);
      fields.put("operation", operation);
      fields.put("requestId", requestId);
      noteJson(fields);
      return;
    }
    String indent = "       ";
    List<String> lines =
        facts.progress() ? TextWrap.lines(message, width() - indent.length()) : List.of(message);
    note(styled(Style.ERROR, "error") + ": " + String.join("\n" + indent, lines));
    if (!operation.isEmpty()) {
      note(styled(Style.DIM, indent + source(operation, code, requestId)));
    }
  }

  /**
   * Where a failure comes from: {@code ecs:CreateService answered ClientException, request id
   * 1-2-3}. Empty when nobody knows.
   */
  public static String source(String operation, String code, String requestId) {
    if (requestId.isEmpty()) {
      return operation.isEmpty() ? "" : "while calling " + operation;
    }
    return operation
        + (code.isEmpty() ? " answered" : " answered " + code)
        + ", request id "
        + requestId;
  }
}
