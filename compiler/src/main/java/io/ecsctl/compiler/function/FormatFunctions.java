package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code format} and {@code formatlist}. */
final class FormatFunctions {
  static final List<String> NAMES = List.of("format", "formatlist");

  private FormatFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "format" ->
          function(name)
              .takes("format", Type.STRING)
              .takesMoreNullable("arguments", Type.ANY)
              .returns(Type.STRING, a -> new Value.Text(Formatter.format(a.text(0), a.from(1))));
      case "formatlist" ->
          function(name)
              .takes("format", Type.STRING)
              .takesMoreNullable("arguments", Type.ANY)
              .returns(new Type.ListType(Type.STRING), FormatFunctions::formatList);
      default -> null;
    };
  }

  /** Lists among the arguments are walked in step, the others are the same each time. */
  private static Value formatList(Arguments arguments) {
    int length = -1;
    for (Value value : arguments.from(1)) {
      if (value instanceof Value.Sequence sequence) {
        if (length >= 0 && length != sequence.elements().size()) {
          throw new Refusal(
              "the lists have different lengths, %d and %d"
                  .formatted(length, sequence.elements().size()));
        }
        length = sequence.elements().size();
      }
    }
    List<Value> texts = new ArrayList<>();
    for (int i = 0; i < (length < 0 ? 1 : length); i++) {
      int index = i;
      List<Value> row =
          arguments.from(1).stream()
              .map(value -> value instanceof Value.Sequence s ? s.elements().get(index) : value)
              .toList();
      texts.add(new Value.Text(Formatter.format(arguments.text(0), row)));
    }
    return new Value.ListOf(Type.STRING, texts);
  }
}
