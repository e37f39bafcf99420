package io.ecsctl.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes one JSON object as text. */
public final class JsonOut {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonOut() {}

  /** What goes between the braces. */
  @FunctionalInterface
  public interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  /** Indented by two, for people who look at it. */
  public static String object(Fields fields) {
    return write(inBraces(fields), true);
  }

  /** On one line, for streams of objects. */
  public static String line(Fields fields) {
    return write(inBraces(fields), false);
  }

  /** A whole value on one line. */
  public static String value(Fields value) {
    return write(value, false);
  }

  private static Fields inBraces(Fields fields) {
    return json -> {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    };
  }

  private static String write(Fields fields, boolean indented) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      if (indented) {
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        json.setPrettyPrinter(printer);
      }
      fields.write(json);
    } catch (IOException e) {
      // A StringWriter does not fail; only our own fields could.
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
