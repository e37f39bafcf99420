package io.ecsctl.compiler.function;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a function takes.
 *
 * @param variadic what any number of further arguments must be, none included; null when there may
 *     be none
 */
public record Signature(List<Parameter> parameters, @Nullable Parameter variadic) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** The parameter that the argument at {@code index} is for, or null when it is one too many. */
  public @Nullable Parameter parameter(int index) {
    return index < parameters.size() ? parameters.get(index) : variadic;
  }

  public boolean accepts(int arguments) {
    return arguments >= parameters.size() && (variadic != null || arguments == parameters.size());
  }

  /**
   * {@code (prefix cidr, newbits number, netnum number)}; a further argument is followed by dots.
   */
  @Override
  public String toString() {
    String fixed =
        parameters.stream().map(p -> p.name() + " " + p.type()).collect(Collectors.joining(", "));
    String more = variadic == null ? "" : variadic.name() + " " + variadic.type() + "...";
    return "(" + fixed + (fixed.isEmpty() || more.isEmpty() ? "" : ", ") + more + ")";
  }
}
