package io.ecsctl.compiler.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a schema so that its differences read well: an attribute a line, kinds by name, attributes
 * in the API's order. Every nested block is a shape of its own, named by where it first occurs;
 * those that are the same are written once, and before their users.
 */
public final class SchemaWriter {
  private final StringBuilder out = new StringBuilder();

  /** By their text, which is the same only for blocks whose attributes come in the same order. */
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  private record Shape(BlockSchema block, String name) {}

  private SchemaWriter() {}

  /** The same text for equal schemas, ending with a newline. */
  public static String write(Schema schema) {
    return new SchemaWriter().schema(schema);
  }

  private String schema(Schema schema) {
    schema.kinds().forEach((kind, k) -> nameShapes(kind, k.body()));
    schema.data().forEach((kind, data) -> nameShapes("data." + kind, data.arguments()));
    out.append("{\n\"sdkVersion\": ").append(line(j -> j.writeString(schema.sdkVersion())));
    out.append(",\n\"shapes\": {");
    String separator = "\n";
    for (Shape shape : shapes.values()) {
      out.append(separator).append(string(shape.name())).append(": ");
      block(shape.block());
      separator = ",\n";
    }
    out.append("\n},\n\"kinds\": {");
    separator = "\n";
    for (KindSchema kind : schema.kinds().values()) {
      out.append(separator).append(string(kind.kind())).append(": {");
      kind(kind);
      out.append('}');
      separator = ",\n";
    }
    out.append("\n},\n\"data\": {");
    separator = "\n";
    for (DataSchema data : schema.data().values()) {
      out.append(separator).append(string(data.kind())).append(": {");
      data(data);
      out.append('}');
      separator = ",\n";
    }
    return out.append("\n}\n}\n").toString();
  }

  private void nameShapes(String path, BlockSchema block) {
    block
        .attributes()
        .forEach((name, attribute) -> {
          BlockSchema inner =
              switch (attribute.type()) {
                case AttributeType.Nested(var nested) -> nested;
                case AttributeType.Repeated repeated -> repeated.block();
                case AttributeType.Scalar _,
                    AttributeType.ReferenceTo _,
                    AttributeType.OneOf _,
                    AttributeType.ListOf _,
                    AttributeType.SetOf _,
                    AttributeType.MapOf _ ->
                    null;
              };
          if (inner != null && !shapes.containsKey(inner.toString())) {
            nameShapes(path + "." + name, inner);
            shapes.put(inner.toString(), new Shape(inner, path + "." + name));
          }
        });
  }

  private void kind(KindSchema kind) {
    out.append("\n\"service\": ").append(string(kind.service()));
    out.append(",\n\"api\": ").append(string(kind.api()));
    out.append(",\n\"doc\": ").append(string(kind.doc()));
    out.append(",\n\"identity\": ").append(string(kind.identity()));
    NameRule name = kind.name();
    if (name != null) {
      out.append(",\n\"name\": ").append(line(json -> nameRule(json, name)));
    }
    out.append(",\n\"ownership\": ").append(string(kind.ownership().name()));
    out.append(",\n\"replacement\": ").append(string(kind.replacement().name()));
    out.append(",\n\"revisioned\": ").append(kind.revisioned());
    out.append(",\n\"computed\": ");
    computed(kind.computed());
    out.append(",\n\"body\": ");
    block(kind.body());
  }

  private void data(DataSchema data) {
    out.append("\n\"service\": ").append(string(data.service()));
    out.append(",\n\"api\": ").append(string(data.api()));
    out.append(",\n\"doc\": ").append(string(data.doc()));
    out.append(",\n\"results\": ");
    computed(data.results());
    out.append(",\n\"arguments\": ");
    block(data.arguments());
  }

  private void computed(List<ComputedAttribute> all) {
    out.append('{');
    String separator = "\n  ";
    for (ComputedAttribute computed : all) {
      out.append(separator).append(string(computed.name())).append(": ");
      out.append(line(json -> computed(json, computed)));
      separator = ",\n  ";
    }
    out.append("\n}");
  }

  private static void nameRule(JsonGenerator json, NameRule name) throws IOException {
    json.writeStartObject();
    json.writeStringField("attribute", name.attribute());
    json.writeNumberField("maxLength", name.maxLength());
    json.writeStringField("pattern", name.pattern());
    json.writeEndObject();
  }

  private static void computed(JsonGenerator json, ComputedAttribute computed) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", computed.type().toString());
    optional(json, "doc", computed.doc());
    if (!computed.renewedBy().isEmpty()) {
      strings(json, "renewedBy", computed.renewedBy());
    }
    json.writeEndObject();
  }

  private void block(BlockSchema block) {
    out.append('{');
    if (block.label() != null) {
      out.append("\"label\": ").append(string(block.label())).append(", ");
    }
    out.append("\"attributes\": {");
    String separator = "\n  ";
    for (AttributeSchema attribute : block.attributes().values()) {
      out.append(separator).append(string(attribute.name())).append(": ");
      out.append(line(json -> attribute(json, attribute)));
      separator = ",\n  ";
    }
    out.append("\n}}");
  }

  private void attribute(JsonGenerator json, AttributeSchema attribute) throws IOException {
    json.writeStartObject();
    optional(json, "plural", attribute.plural());
    json.writeFieldName("type");
    type(json, attribute.type());
    optional(json, "member", String.join("/", attribute.member()));
    flag(json, "required", attribute.required());
    if (attribute.change() != Change.UPDATE) {
      json.writeStringField("change", attribute.change().name());
    }
    flag(json, "sensitive", attribute.sensitive());
    flag(json, "computed", attribute.computed());
    if (attribute.fallback() != null) {
      json.writeFieldName("default");
      Defaults.write(json, attribute.fallback());
    }
    if (!attribute.constraints().isEmpty()) {
      json.writeFieldName("constraints");
      Constraints.write(json, attribute.constraints());
    }
    optional(json, "doc", attribute.doc());
    json.writeEndObject();
  }

  private void type(JsonGenerator json, AttributeType type) throws IOException {
    if (type instanceof AttributeType.Scalar scalar
        && scalar.equals(AttributeType.Scalar.of(scalar.type()))) {
      json.writeString(scalar.type().toString());
      return;
    }
    json.writeStartObject();
    switch (type) {
      case AttributeType.Scalar scalar -> scalar(json, scalar);
      case AttributeType.ReferenceTo(var kinds, var sends) -> {
        strings(json, "reference", kinds);
        json.writeStringField("sends", sends);
      }
      case AttributeType.OneOf(var alternatives) -> {
        json.writeArrayFieldStart("oneOf");
        for (AttributeType alternative : alternatives) {
          type(json, alternative);
        }
        json.writeEndArray();
      }
      case AttributeType.ListOf(var element) -> {
        json.writeFieldName("list");
        type(json, element);
      }
      case AttributeType.SetOf(var element) -> {
        json.writeFieldName("set");
        type(json, element);
      }
      case AttributeType.MapOf(var element, var key, var value) -> {
        json.writeFieldName("map");
        type(json, element);
        json.writeStringField("keyMember", key);
        json.writeStringField("valueMember", value);
      }
      case AttributeType.Nested(var block) -> json.writeStringField("nested", nameOf(block));
      case AttributeType.Repeated(var block, var key, var ordered) -> {
        json.writeStringField("repeated", nameOf(block));
        strings(json, "key", key);
        json.writeBooleanField("ordered", ordered);
      }
    }
    json.writeEndObject();
  }

  private String nameOf(BlockSchema block) {
    return Objects.requireNonNull(shapes.get(block.toString()), "named before it is written")
        .name();
  }

  private static void scalar(JsonGenerator json, AttributeType.Scalar scalar) throws IOException {
    json.writeStringField("scalar", scalar.type().toString());
    if (scalar.unit() != Unit.NONE) {
      json.writeStringField("unit", scalar.unit().name());
    }
    if (!scalar.words().isEmpty()) {
      strings(json, "words", scalar.words());
    }
  }

  private static void strings(JsonGenerator json, String name, List<String> strings)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }

  private static void optional(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null && !text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }

  private static void flag(JsonGenerator json, String name, boolean value) throws IOException {
    if (value) {
      json.writeBooleanField(name, true);
    }
  }

  private static String string(String text) {
    return line(json -> json.writeString(text));
  }

  /** One JSON value on one line. */
  private static String line(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      content.write(json);
    } catch (IOException e) {
      throw new AssertionError("a StringWriter does not fail", e);
    }
    return text.toString();
  }

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }
}
