package io.ecsctl.compiler.function;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code jsonencode} writes, byte for byte as Terraform does, since policies are compared as
 * texts; and the way back.
 */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /** Compact, keys in ascending order; values of domain types as their texts. */
  static String encode(Value value) {
    StringBuilder out = new StringBuilder();
    encode(value, out);
    return out.toString();
  }

  private static void encode(Value value, StringBuilder out) {
    switch (value) {
      case Value.Null() -> out.append("null");
      case Value.Bool(var bool) -> out.append(bool);
      case Value.Number(var number) -> out.append(Numbers.text(number));
      case Value.Text(var text) -> quote(text, out);
      case Value.CidrBlock _, Value.Port _, Value.Size _, Value.Cpu _, Value.Duration _ -> {
        String text = Conversions.text(value);
        quote(text == null ? "" : text, out);
      }
      case Value.Sequence sequence -> {
        char separator = '[';
        for (Value element : sequence.elements()) {
          out.append(separator);
          encode(element, out);
          separator = ',';
        }
        out.append(sequence.elements().isEmpty() ? "[]" : "]");
      }
      case Value.Keyed keyed -> {
        char separator = '{';
        for (var entry : keyed.entries().entrySet()) {
          out.append(separator);
          quote(entry.getKey(), out);
          out.append(':');
          encode(entry.getValue(), out);
          separator = ',';
        }
        out.append(keyed.entries().isEmpty() ? "{}" : "}");
      }
      case Value.Reference(var address) ->
          throw new Refusal(
              "%s is a reference, which no text can hold (name one of its attributes, as in %s.arn)"
                  .formatted(address, address));
      case Value.Unknown _, Value.Sensitive _ ->
          throw new IllegalArgumentException("arguments must be known and unmarked");
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        // Escaped as Go does, so that the text may stand within HTML and JavaScript.
        case '<', '>', '&', '\u2028', '\u2029' -> out.append("\\u%04x".formatted((int) c));
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Objects become objects, arrays tuples. */
  static Value decode(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new Refusal("the text is empty");
      }
      Value value = read(parser);
      if (parser.nextToken() != null) {
        throw new Refusal("there is more text behind the JSON value");
      }
      return value;
    } catch (JacksonException malformed) {
      throw new Refusal("the text is no JSON (%s)".formatted(place(malformed.getLocation())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Half of a surrogate pair, which an escape can write, is no character: as in Go, U+FFFD. */
  private static String wellFormed(String text) {
    boolean halves = text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    return halves
        ? new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE)
        : text;
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? "nowhere"
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static Value read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> Value.NULL;
      case VALUE_TRUE -> new Value.Bool(true);
      case VALUE_FALSE -> new Value.Bool(false);
      case VALUE_STRING -> new Value.Text(wellFormed(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case START_ARRAY -> {
        List<Value> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(read(parser));
        }
        yield new Value.Tuple(elements);
      }
      case START_OBJECT -> {
        SortedMap<String, Value> entries = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          entries.put(name, read(parser));
        }
        yield new Value.ObjectOf(entries);
      }
      case NOT_AVAILABLE, END_ARRAY, END_OBJECT, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new Refusal("the text ends within a JSON value");
    };
  }

  private static Value number(String text) {
    var number = Numbers.parse(text);
    if (number == null) {
      throw new Refusal("the number %s is too large".formatted(text));
    }
    return new Value.Number(number);
  }
}
