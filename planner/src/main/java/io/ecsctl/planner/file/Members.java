package io.ecsctl.planner.file;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.json.ValueJson;
import io.ecsctl.compiler.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, each read as what its name says it is; those that are missing are
 * reported by name.
 */
final class Members {
  /** Reads one member, at whose first token the parser is, to its last token. */
  interface Reader<T> {
    T read(JsonParser json) throws IOException;
  }

  private final JsonParser json;
  private final Map<String, Object> members = new HashMap<>();

  private Members(JsonParser json) {
    this.json = json;
  }

  /**
   * @param readers by member name; any other member is no plan's
   */
  static Members read(JsonParser json, Map<String, Reader<?>> readers) throws IOException {
    var members = new Members(json);
    expect(json, JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      expect(json, JsonToken.FIELD_NAME);
      String name = json.currentName();
      Reader<?> reader = readers.get(name);
      if (reader == null) {
        throw new JsonParseException(json, "a plan has no member " + name);
      }
      json.nextToken();
      members.members.put(name, reader.read(json));
    }
    return members;
  }

  <T> T get(String name, Class<T> type) throws IOException {
    T member = find(name, type);
    if (member == null) {
      throw new JsonParseException(json, "the member " + name + " is missing");
    }
    return member;
  }

  <T> @Nullable T find(String name, Class<T> type) {
    return type.cast(members.get(name));
  }

  /** A list whose elements were read as {@code type}. */
  <T> List<T> list(String name, Class<T> type) throws IOException {
    List<T> elements = new ArrayList<>();
    for (Object element : get(name, List.class)) {
      elements.add(type.cast(element));
    }
    return elements;
  }

  static void expect(JsonParser json, JsonToken token) throws IOException {
    if (json.currentToken() != token) {
      throw new JsonParseException(
          json, "expected %s, found %s".formatted(token, json.currentToken()));
    }
  }

  static String text(JsonParser json) throws IOException {
    expect(json, JsonToken.VALUE_STRING);
    return json.getText();
  }

  static Boolean bool(JsonParser json) throws IOException {
    return json.getBooleanValue();
  }

  static ResourceAddress address(JsonParser json) throws IOException {
    String text = text(json);
    ResourceAddress address = ResourceAddress.parse(text);
    if (address == null) {
      throw new JsonParseException(json, "no address: " + text);
    }
    return address;
  }

  static AddressRange range(JsonParser json) throws IOException {
    String text = text(json);
    AddressRange range = AddressRange.parse(text);
    if (range == null) {
      throw new JsonParseException(json, "no address: " + text);
    }
    return range;
  }

  static Value value(JsonParser json) throws IOException {
    return ValueJson.read(json);
  }

  /** An object whose members were read as texts. */
  SortedMap<String, String> textsOf(String name) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (var entry : ((Map<?, ?>) get(name, Map.class)).entrySet()) {
      texts.put(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
    }
    return texts;
  }

  static <E extends Enum<E>> Reader<E> constant(Class<E> type) {
    return json -> {
      String text = text(json);
      for (E constant : type.getEnumConstants()) {
        if (constant.name().equals(text)) {
          return constant;
        }
      }
      throw new JsonParseException(json, "no %s: %s".formatted(type.getSimpleName(), text));
    };
  }

  static <T> Reader<List<T>> listOf(Reader<T> element) {
    return json -> {
      expect(json, JsonToken.START_ARRAY);
      List<T> elements = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        elements.add(element.read(json));
      }
      return elements;
    };
  }

  static SortedMap<String, String> texts(JsonParser json) throws IOException {
    expect(json, JsonToken.START_OBJECT);
    SortedMap<String, String> texts = new TreeMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      texts.put(name, text(json));
    }
    return texts;
  }
}
