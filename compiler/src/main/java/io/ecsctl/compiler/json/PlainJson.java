package io.ecsctl.compiler.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.io.IOException;

/**
 * Values as any program would expect them in JSON, as in {@code --output json}: lists and sets as
 * arrays, maps as objects, values of domain types and references as their texts. What is unknown or
 * sensitive is null; say which it is beside it.
 */
public final class PlainJson {
  private PlainJson() {}

  public static void write(JsonGenerator out, Value value) throws IOException {
    switch (value) {
      case Value.Null _, Value.Unknown _, Value.Sensitive _ -> out.writeNull();
      case Value.Bool(var bool) -> out.writeBoolean(bool);
      case Value.Number(var number) -> out.writeNumber(Numbers.text(number));
      case Value.Text(var text) -> out.writeString(text);
      case Value.CidrBlock(var cidr) -> out.writeString(cidr.toString());
      case Value.Port _, Value.Size _, Value.Cpu _, Value.Duration _, Value.Reference _ ->
          out.writeString(ValueText.of(value));
      case Value.Sequence sequence -> {
        out.writeStartArray();
        for (Value element : sequence.elements()) {
          write(out, element);
        }
        out.writeEndArray();
      }
      case Value.Keyed keyed -> {
        out.writeStartObject();
        for (var entry : keyed.entries().entrySet()) {
          out.writeFieldName(entry.getKey());
          write(out, entry.getValue());
        }
        out.writeEndObject();
      }
    }
  }
}
