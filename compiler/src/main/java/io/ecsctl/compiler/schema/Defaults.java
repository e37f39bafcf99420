package io.ecsctl.compiler.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Quantities;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * AWS's defaults in the schema file: as a program would write them; of collections only the empty
 * one.
 */
final class Defaults {
  private Defaults() {}

  static Value read(JsonParser json, AttributeType type) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> new Value.Bool(true);
      case VALUE_FALSE -> new Value.Bool(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Number(json.getDecimalValue());
      case VALUE_STRING -> text(json.getText(), type);
      case START_ARRAY -> {
        end(json, JsonToken.END_ARRAY);
        yield type instanceof AttributeType.SetOf set
            ? new Value.SetOf(set.element().valueType(), List.of())
            : new Value.ListOf(
                type instanceof AttributeType.ListOf list ? list.element().valueType() : Type.ANY,
                List.of());
      }
      case START_OBJECT -> {
        end(json, JsonToken.END_OBJECT);
        yield new Value.MapOf(
            type instanceof AttributeType.MapOf map ? map.element().valueType() : Type.ANY,
            new TreeMap<>());
      }
      case null, default -> throw bad(json.getText());
    };
  }

  static void write(JsonGenerator json, Value value) throws IOException {
    switch (value) {
      case Value.Bool(var bool) -> json.writeBoolean(bool);
      case Value.Number(var number) -> json.writeNumber(number.toPlainString());
      case Value.Text(var text) -> json.writeString(text);
      case Value.CidrBlock(var cidr) -> json.writeString(cidr.toString());
      case Value.Port(var port) -> json.writeString(port.toString());
      case Value.Size(var bytes) -> json.writeString(Quantities.formatSize(bytes));
      case Value.Cpu(var units) -> json.writeString(Quantities.formatCpu(units));
      case Value.Duration(var seconds) -> json.writeString(Quantities.formatDuration(seconds));
      case Value.Sequence list when list.elements().isEmpty() -> {
        json.writeStartArray();
        json.writeEndArray();
      }
      case Value.Keyed map when map.entries().isEmpty() -> {
        json.writeStartObject();
        json.writeEndObject();
      }
      case Value.Null _,
          Value.Sequence _,
          Value.Keyed _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          throw new IllegalArgumentException("no default: " + value);
    }
  }

  private static Value text(String text, AttributeType type) throws IOException {
    if (!(type instanceof AttributeType.Scalar scalar)
        || !(scalar.type() instanceof Type.Primitive primitive)) {
      return new Value.Text(text);
    }
    return switch (primitive) {
      case CIDR -> new Value.CidrBlock(need(Cidr.parse(text), text));
      case PORT -> new Value.Port(need(PortRange.parse(text), text));
      case SIZE -> new Value.Size(text.equals("0") ? 0L : need(Quantities.parseSize(text), text));
      case CPU -> new Value.Cpu(need(Quantities.parseCpu(text), text));
      case DURATION -> new Value.Duration(need(Quantities.parseDuration(text), text));
      case STRING, NUMBER, BOOL, ANY -> new Value.Text(text);
    };
  }

  private static <T> T need(@Nullable T parsed, String text) throws IOException {
    if (parsed == null) {
      throw bad(text);
    }
    return parsed;
  }

  private static void end(JsonParser json, JsonToken token) throws IOException {
    if (json.nextToken() != token) {
      throw bad(json.getText());
    }
  }

  private static IOException bad(String text) {
    return new IOException("no schema: unexpected default " + text);
  }
}
