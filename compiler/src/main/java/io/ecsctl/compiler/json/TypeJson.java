package io.ecsctl.compiler.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.compiler.value.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Types as JSON: {@code "string"}, {@code ["list", T]}, {@code ["set", T]}, {@code ["map", T]},
 * {@code ["tuple", T, …]}, {@code ["object", {"a": T}, ["optional names"]]}, {@code ["reference",
 * "vpc"]}.
 */
public final class TypeJson {
  private TypeJson() {}

  public static void write(JsonGenerator out, Type type) throws IOException {
    switch (type) {
      case Type.Primitive primitive -> out.writeString(primitive.toString());
      case Type.ListType(var element) -> write(out, "list", List.of(element));
      case Type.SetType(var element) -> write(out, "set", List.of(element));
      case Type.MapType(var element) -> write(out, "map", List.of(element));
      case Type.TupleType(var elements) -> write(out, "tuple", elements);
      case Type.ObjectType object -> writeObject(out, object);
      case Type.ReferenceType(var kind) -> {
        out.writeStartArray();
        out.writeString("reference");
        out.writeString(kind);
        out.writeEndArray();
      }
    }
  }

  private static void write(JsonGenerator out, String constructor, List<Type> parts)
      throws IOException {
    out.writeStartArray();
    out.writeString(constructor);
    for (Type part : parts) {
      write(out, part);
    }
    out.writeEndArray();
  }

  private static void writeObject(JsonGenerator out, Type.ObjectType object) throws IOException {
    out.writeStartArray();
    out.writeString("object");
    out.writeStartObject();
    for (var attribute : object.attributes().entrySet()) {
      out.writeFieldName(attribute.getKey());
      write(out, attribute.getValue());
    }
    out.writeEndObject();
    out.writeStartArray();
    for (String name : new TreeSet<>(object.optional())) {
      out.writeString(name);
    }
    out.writeEndArray();
    out.writeEndArray();
  }

  /**
   * Reads a type whose first token the parser is at; afterwards it is at the last.
   *
   * @throws JsonParseException when that is no type
   */
  public static Type read(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return primitive(in);
    }
    expect(in, JsonToken.START_ARRAY);
    in.nextToken();
    String constructor = text(in);
    Type type =
        switch (constructor) {
          case "list" -> new Type.ListType(next(in));
          case "set" -> new Type.SetType(next(in));
          case "map" -> new Type.MapType(next(in));
          case "tuple" -> tuple(in);
          case "object" -> object(in);
          case "reference" -> {
            in.nextToken();
            yield new Type.ReferenceType(text(in));
          }
          default -> throw new JsonParseException(in, "no type: " + constructor);
        };
    if (!constructor.equals("tuple")) {
      in.nextToken();
    }
    expect(in, JsonToken.END_ARRAY);
    return type;
  }

  private static Type next(JsonParser in) throws IOException {
    in.nextToken();
    return read(in);
  }

  private static Type primitive(JsonParser in) throws IOException {
    String name = in.getText();
    for (Type.Primitive primitive : Type.Primitive.values()) {
      if (primitive.name().toLowerCase(Locale.ROOT).equals(name)) {
        return primitive;
      }
    }
    throw new JsonParseException(in, "no type: " + name);
  }

  private static Type tuple(JsonParser in) throws IOException {
    List<Type> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(in));
    }
    return new Type.TupleType(elements);
  }

  private static Type object(JsonParser in) throws IOException {
    in.nextToken();
    expect(in, JsonToken.START_OBJECT);
    SortedMap<String, Type> attributes = new TreeMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      attributes.put(name, next(in));
    }
    expect(in, JsonToken.END_OBJECT);
    in.nextToken();
    expect(in, JsonToken.START_ARRAY);
    Set<String> optional = new TreeSet<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      optional.add(text(in));
    }
    return new Type.ObjectType(attributes, optional);
  }

  static String text(JsonParser in) throws IOException {
    expect(in, JsonToken.VALUE_STRING);
    return in.getText();
  }

  static void expect(JsonParser in, JsonToken token) throws IOException {
    if (in.currentToken() != token) {
      throw new JsonParseException(in, "expected %s, found %s".formatted(token, in.currentToken()));
    }
  }
}
