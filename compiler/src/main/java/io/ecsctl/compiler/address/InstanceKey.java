package io.ecsctl.compiler.address;

/** Which of several instances: a {@code for_each} key or a {@code count} index. */
public sealed interface InstanceKey {
  record Text(String key) implements InstanceKey {}

  record Index(int index) implements InstanceKey {}

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
