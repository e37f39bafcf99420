package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Attributes of a live object as they are gathered. What AWS does not report stays absent. */
final class LiveAttributes {
  private final TreeMap<String, Value> values = new TreeMap<>();

  static LiveAttributes of(Value.Keyed start) {
    LiveAttributes attributes = new LiveAttributes();
    attributes.values.putAll(start.entries());
    return attributes;
  }

  LiveAttributes put(String name, @Nullable Value value) {
    if (value == null || value.equals(Value.NULL)) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
    return this;
  }

  LiveAttributes text(String name, @Nullable String text) {
    return put(name, text == null || text.isEmpty() ? null : new Value.Text(text));
  }

  LiveAttributes bool(String name, @Nullable Boolean value) {
    return put(name, value == null ? null : new Value.Bool(value));
  }

  LiveAttributes number(String name, @Nullable Number number) {
    return put(name, number == null ? null : Value.Number.of(number.longValue()));
  }

  LiveAttributes seconds(String name, @Nullable Number seconds) {
    return put(name, seconds == null ? null : new Value.Duration(seconds.longValue()));
  }

  LiveAttributes cidr(String name, @Nullable String cidr) {
    return put(name, cidr == null ? null : address(cidr));
  }

  /** A set in its one order; absent when empty, as when a program states none. */
  LiveAttributes texts(String name, Collection<String> texts) {
    List<Value> elements = texts.stream().<Value>map(Value.Text::new).toList();
    return put(name, elements.isEmpty() ? null : new Value.SetOf(Type.STRING, elements));
  }

  /** Another text in place of one; what is absent or not known yet stays as it is. */
  LiveAttributes changed(String name, UnaryOperator<String> change) {
    return values.get(name) instanceof Value.Text(var text) ? text(name, change.apply(text)) : this;
  }

  /** The same for each text of a set; one that is not wholly known yet stays as it is. */
  LiveAttributes changedTexts(String name, UnaryOperator<String> change) {
    return values.get(name) instanceof Value.Sequence list
            && list.elements().stream().allMatch(Value.Text.class::isInstance)
        ? texts(
            name,
            list.elements().stream()
                .map(text -> change.apply(((Value.Text) text).value()))
                .sorted()
                .toList())
        : this;
  }

  LiveAttributes blocks(String name, List<? extends Value> blocks) {
    return put(name, blocks.isEmpty() ? null : new Value.Tuple(List.copyOf(blocks)));
  }

  LiveAttributes without(String... names) {
    for (String name : names) {
      values.remove(name);
    }
    return this;
  }

  LiveAttributes all(Map<String, Value> more) {
    more.forEach(this::put);
    return this;
  }

  Value.ObjectOf build() {
    return new Value.ObjectOf(values);
  }

  /** An address block where the text is one, else the text. */
  static Value address(String text) {
    Cidr cidr = Cidr.parse(text);
    return cidr == null ? new Value.Text(text) : new Value.CidrBlock(cidr);
  }
}
