package io.ecsctl.provider.aws.lookup;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is found of an object, as it is gathered. What AWS does not say stays absent. */
final class Facts {
  private final TreeMap<String, Value> values = new TreeMap<>();

  Facts text(String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      values.put(name, new Value.Text(text));
    }
    return this;
  }

  Facts texts(String name, List<String> texts) {
    values.put(
        name, new Value.ListOf(Type.STRING, texts.stream().<Value>map(Value.Text::new).toList()));
    return this;
  }

  /** The text of an argument; empty when it is not given. */
  static String text(Value.ObjectOf arguments, String name) {
    return arguments.get(name) instanceof Value.Text(var text) ? text : "";
  }

  Value.ObjectOf build() {
    return new Value.ObjectOf(values);
  }
}
