package io.ecsctl.compiler.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One direction of {@link ValueJson}. */
final class ValueWriter {
  /** Below what JSON readers accept by default, which is 1,000 characters in Jackson. */
  private static final int LONGEST_NUMBER = 500;

  private final JsonGenerator out;
  private final Function<Expression, String> expressions;
  private final boolean sensitive;

  /**
   * @param sensitive there may be sensitive values
   */
  ValueWriter(JsonGenerator out, Function<Expression, String> expressions, boolean sensitive) {
    this.out = out;
    this.expressions = expressions;
    this.sensitive = sensitive;
  }

  void write(Value value) throws IOException {
    switch (value) {
      case Value.Null() -> out.writeNull();
      case Value.Bool(var bool) -> out.writeBoolean(bool);
      case Value.Number(var number) -> number(number);
      case Value.Text(var text) -> out.writeString(text);
      case Value.CidrBlock(var cidr) -> marked("$cidr", cidr.toString());
      case Value.Port(var port) -> marked("$port", port.toString());
      case Value.Size(var bytes) -> marked("$size", bytes);
      case Value.Cpu(var units) -> marked("$cpu", units);
      case Value.Duration(var seconds) -> marked("$duration", seconds);
      case Value.Reference(var address) -> marked("$ref", address.toString());
      case Value.Tuple(var elements) -> elements(elements);
      case Value.ListOf(var element, var elements) -> collection("$list", element, elements, null);
      case Value.SetOf(var element, var elements) -> collection("$set", element, elements, null);
      case Value.MapOf(var element, var entries) -> collection("$map", element, null, entries);
      case Value.ObjectOf(var entries) -> object(entries);
      case Value.Unknown unknown -> unknown(unknown);
      case Value.Sensitive marked -> sensitive(marked);
    }
  }

  private void number(BigDecimal number) throws IOException {
    String text = number.toString();
    if (text.length() > LONGEST_NUMBER) {
      marked("$number", text);
    } else {
      out.writeNumber(text);
    }
  }

  private void marked(String mark, String text) throws IOException {
    out.writeStartObject();
    out.writeStringField(mark, text);
    out.writeEndObject();
  }

  private void marked(String mark, long amount) throws IOException {
    out.writeStartObject();
    out.writeNumberField(mark, amount);
    out.writeEndObject();
  }

  private void elements(List<Value> elements) throws IOException {
    out.writeStartArray();
    for (Value element : elements) {
      write(element);
    }
    out.writeEndArray();
  }

  private void entries(Map<String, Value> entries) throws IOException {
    out.writeStartObject();
    for (var entry : entries.entrySet()) {
      out.writeFieldName(entry.getKey());
      write(entry.getValue());
    }
    out.writeEndObject();
  }

  private void object(Map<String, Value> entries) throws IOException {
    if (entries.keySet().stream().noneMatch(key -> key.startsWith("$"))) {
      entries(entries);
      return;
    }
    out.writeStartObject();
    out.writeFieldName("$object");
    entries(entries);
    out.writeEndObject();
  }

  private void collection(
      String mark,
      Type element,
      @Nullable List<Value> elements,
      @Nullable Map<String, Value> entries)
      throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart(mark);
    out.writeFieldName("of");
    TypeJson.write(out, element);
    if (elements != null) {
      out.writeFieldName("elements");
      elements(elements);
    }
    if (entries != null) {
      out.writeFieldName("entries");
      entries(entries);
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void unknown(Value.Unknown unknown) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("$unknown");
    out.writeFieldName("type");
    TypeJson.write(out, unknown.type());
    out.writeBooleanField("notNull", unknown.known().notNull());
    out.writeStringField("prefix", unknown.known().prefix());
    out.writeStringField("residual", expressions.apply(unknown.residual()));
    out.writeEndObject();
    out.writeEndObject();
  }

  private void sensitive(Value.Sensitive value) throws IOException {
    if (!sensitive) {
      throw new IllegalArgumentException("a sensitive value must not be written here");
    }
    out.writeStartObject();
    out.writeObjectFieldStart("$sensitive");
    out.writeFieldName("type");
    TypeJson.write(out, value.type());
    out.writeStringField("origin", expressions.apply(value.origin()));
    out.writeEndObject();
    out.writeEndObject();
  }
}
