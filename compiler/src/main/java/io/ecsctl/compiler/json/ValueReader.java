package io.ecsctl.compiler.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The other direction of {@link ValueJson}. Every method starts at a value's first token and ends
 * at its last.
 */
final class ValueReader {
  private final JsonParser in;

  ValueReader(JsonParser in) {
    this.in = in;
  }

  Value read() throws IOException {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new JsonParseException(in, "expected a value, found the end of the text");
    }
    return switch (token) {
      case VALUE_NULL -> Value.NULL;
      case VALUE_TRUE -> new Value.Bool(true);
      case VALUE_FALSE -> new Value.Bool(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in.getText());
      case VALUE_STRING -> new Value.Text(in.getText());
      case START_ARRAY -> new Value.Tuple(elements());
      case START_OBJECT -> object();
      case NOT_AVAILABLE, END_ARRAY, END_OBJECT, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new JsonParseException(in, "expected a value, found " + token);
    };
  }

  private Value number(String text) throws IOException {
    try {
      return new Value.Number(new BigDecimal(text));
    } catch (NumberFormatException malformed) {
      throw new JsonParseException(in, "no number: " + text, malformed);
    }
  }

  private List<Value> elements() throws IOException {
    TypeJson.expect(in, JsonToken.START_ARRAY);
    List<Value> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read());
    }
    return elements;
  }

  private Value object() throws IOException {
    if (in.nextToken() == JsonToken.FIELD_NAME && in.currentName().startsWith("$")) {
      String mark = in.currentName();
      in.nextToken();
      Value value = marked(mark);
      in.nextToken();
      TypeJson.expect(in, JsonToken.END_OBJECT);
      return value;
    }
    return new Value.ObjectOf(entries());
  }

  /** From the first key or the closing brace on. */
  private SortedMap<String, Value> entries() throws IOException {
    SortedMap<String, Value> entries = new TreeMap<>();
    while (in.currentToken() == JsonToken.FIELD_NAME) {
      String key = in.currentName();
      in.nextToken();
      entries.put(key, read());
      in.nextToken();
    }
    TypeJson.expect(in, JsonToken.END_OBJECT);
    return entries;
  }

  private Value marked(String mark) throws IOException {
    return switch (mark) {
      case "$cidr" -> new Value.CidrBlock(wanted(Cidr.parse(text()), mark));
      case "$port" -> new Value.Port(wanted(PortRange.parse(text()), mark));
      case "$ref" -> new Value.Reference(wanted(ResourceAddress.parse(text()), mark));
      case "$number" -> number(text());
      case "$size" -> new Value.Size(in.getLongValue());
      case "$cpu" -> new Value.Cpu(in.getLongValue());
      case "$duration" -> new Value.Duration(in.getLongValue());
      case "$object" -> {
        TypeJson.expect(in, JsonToken.START_OBJECT);
        in.nextToken();
        yield new Value.ObjectOf(entries());
      }
      case "$list", "$set", "$map", "$unknown", "$sensitive" -> described(mark);
      default -> throw new JsonParseException(in, "no kind of value: " + mark);
    };
  }

  private String text() throws IOException {
    return TypeJson.text(in);
  }

  private <T> T wanted(@Nullable T parsed, String mark) throws IOException {
    if (parsed == null) {
      throw new JsonParseException(in, "%s is no %s".formatted(text(), mark.substring(1)));
    }
    return parsed;
  }

  /** A value that is written as an object of its parts, in any order. */
  private Value described(String mark) throws IOException {
    TypeJson.expect(in, JsonToken.START_OBJECT);
    Type type = Type.ANY;
    List<Value> elements = List.of();
    SortedMap<String, Value> entries = new TreeMap<>();
    boolean notNull = false;
    String prefix = "";
    Expression expression = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String part = in.currentName();
      in.nextToken();
      switch (part) {
        case "of", "type" -> type = TypeJson.read(in);
        case "elements" -> elements = elements();
        case "entries" -> {
          TypeJson.expect(in, JsonToken.START_OBJECT);
          in.nextToken();
          entries = entries();
        }
        case "notNull" -> notNull = in.getBooleanValue();
        case "prefix" -> prefix = text();
        case "residual", "origin" -> expression = expression(text());
        default -> throw new JsonParseException(in, "no part of %s: %s".formatted(mark, part));
      }
    }
    TypeJson.expect(in, JsonToken.END_OBJECT);
    return switch (mark) {
      case "$list" -> new Value.ListOf(type, elements);
      case "$set" -> new Value.SetOf(type, elements);
      case "$map" -> new Value.MapOf(type, entries);
      default -> {
        if (expression == null) {
          throw new JsonParseException(in, mark + " has no expression");
        }
        Value unknown = new Value.Unknown(type, new Knowledge(notNull, prefix), expression);
        yield mark.equals("$unknown") ? unknown : new Value.Sensitive(unknown, expression);
      }
    };
  }

  private Expression expression(String text) throws IOException {
    StageResult<Expression> parsed = Parser.parseExpression(new SourceFile("expression", text));
    if (parsed.hasErrors()) {
      throw new JsonParseException(in, "no expression: " + text);
    }
    return parsed.value();
  }
}
