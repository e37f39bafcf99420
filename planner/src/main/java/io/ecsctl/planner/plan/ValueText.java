package io.ecsctl.planner.plan;

import io.ecsctl.compiler.value.Quantities;
import io.ecsctl.compiler.value.Value;
import java.util.stream.Collectors;

/** Values on one line, as a program would write them. What is not known is in parentheses; what is sensitive is not shown. */
public final class ValueText {
  private ValueText() {}

  public static String of(Value value) {
    return switch (value) {
      case Value.Null() -> "null";
      case Value.Bool(var bool) -> Boolean.toString(bool);
      case Value.Number(var number) -> number.toPlainString();
      case Value.Text(var text) -> quote(text);
      case Value.CidrBlock(var cidr) -> cidr.toString();
      case Value.Port(var port) -> port.toString();
      case Value.Size(var bytes) -> Quantities.formatSize(bytes);
      case Value.Cpu(var units) -> Quantities.formatCpu(units);
      case Value.Duration(var seconds) -> Quantities.formatDuration(seconds);
      case Value.Sequence sequence ->
          sequence.elements().stream()
              .map(ValueText::of)
              .collect(Collectors.joining(", ", "[", "]"));
      case Value.Keyed keyed ->
          keyed.entries().isEmpty()
              ? "{}"
              : keyed.entries().entrySet().stream()
                  .map(entry -> key(entry.getKey()) + " = " + of(entry.getValue()))
                  .collect(Collectors.joining(", ", "{ ", " }"));
      case Value.Reference(var address) -> address.toString();
      case Value.Unknown _ -> "(known after apply)";
      case Value.Sensitive _ -> "(sensitive)";
    };
  }

  private static String key(String key) {
    return key.matches("[A-Za-z_][A-Za-z0-9_-]*") ? key : quote(key);
  }

  private static String quote(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + '"';
  }
}
