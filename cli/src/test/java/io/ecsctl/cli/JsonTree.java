package io.ecsctl.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document, to be looked into: maps, lists, texts, numbers, booleans. */
record JsonTree(@Nullable Object value) {
  static JsonTree of(String text) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      json.nextToken();
      return new JsonTree(read(json));
    }
  }

  private static @Nullable Object read(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          members.put(name, read(json));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          elements.add(read(json));
        }
        yield elements;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getIntValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  /** What is at {@code a/0/b}; nothing where there is none. */
  JsonTree at(String path) {
    Object at = value;
    for (String step : path.split("/")) {
      at =
          switch (at) {
            case Map<?, ?> members -> members.get(step);
            case List<?> elements when Integer.parseInt(step) < elements.size() ->
                elements.get(Integer.parseInt(step));
            case null, default -> null;
          };
    }
    return new JsonTree(at);
  }

  List<JsonTree> elements() {
    return value instanceof List<?> list ? list.stream().map(JsonTree::new).toList() : List.of();
  }

  boolean isText() {
    return value instanceof String;
  }

  String text() {
    return String.valueOf(value);
  }

  int number() {
    return value instanceof Integer number ? number : -1;
  }
}
