package io.ecsctl.compiler.address;

import org.jspecify.annotations.Nullable;

/** Which of several instances: a {@code for_each} key or a {@code count} index. */
public sealed interface InstanceKey {
  record Text(String key) implements InstanceKey {}

  record Index(int index) implements InstanceKey {}

  /**
   * The key that an address writes.
   *
   * @param text between the quotes, with its escapes; null when there is none
   * @param index null when there is none
   */
  static @Nullable InstanceKey of(@Nullable String text, @Nullable String index) {
    if (text != null) {
      return new Text(text.replaceAll("\\\\(.)", "$1"));
    }
    return index == null ? null : new Index(Integer.parseInt(index));
  }

  /** {@code ["a"]} or {@code [0]}. */
  default String suffix() {
    return switch (this) {
      case Text(var key) -> "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
      case Index(var index) -> "[" + index + "]";
    };
  }

  /** The key as one word of a generated name: {@code a}, {@code 0}. */
  default String word() {
    return switch (this) {
      case Text(var key) -> key;
      case Index(var index) -> Integer.toString(index);
    };
  }
}
