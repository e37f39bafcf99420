package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.evaluation.ResourceState.Instance;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From one block, a resource or a module, to its instances: {@code for_each} and {@code count}. */
final class ResourceExpander {
  private static final int MOST = 100_000;

  private final ExpressionEvaluator expressions;
  private final Failures failures;
  private final BorrowedValues borrowed;

  ResourceExpander(ExpressionEvaluator expressions, Failures failures, BorrowedValues borrowed) {
    this.expressions = expressions;
    this.failures = failures;
    this.borrowed = borrowed;
  }

  /**
   * @param module the path of the module that the block stands in
   * @param reads is filled while this runs
   */
  ResourceState.Expansion expand(
      Declaration.Resource resource, String module, Set<ResourceAddress> reads) {
    ResourceAddress block =
        new ResourceAddress(module, resource.isData(), resource.kind(), resource.name(), null);
    Boolean enabled = enabled(resource.enabled());
    if (Boolean.FALSE.equals(enabled)) {
      return new ResourceState.Expansion(Map.of(), nothing(resource), reads);
    }
    List<Repetition> repetitions =
        enabled == null ? null : repetitions(resource.forEach(), resource.count());
    if (repetitions == null) {
      return new ResourceState.Expansion(Map.of(), Poison.at(resource.span()), reads);
    }
    Map<ResourceAddress, Instance> instances = new LinkedHashMap<>();
    List<Value> references = new ArrayList<>();
    for (Repetition repetition : repetitions) {
      ResourceAddress address = block.withKey(repetition.key());
      instances.put(address, new Instance(address, repetition.environment()));
      references.add(new Value.Reference(address));
    }
    Type type = new Type.ReferenceType(resource.kind());
    Value value =
        resource.forEach() != null
            ? new Value.MapOf(type, Repetition.byKey(repetitions, references))
            : resource.count() != null
                ? new Value.ListOf(type, references)
                : resource.isAll() ? borrowed.all(block, resource.span()) : references.getFirst();
    return new ResourceState.Expansion(instances, value, reads);
  }

  /** True when nothing is written; null for a reason that has been reported. */
  @Nullable Boolean enabled(@Nullable Expression written) {
    if (written == null) {
      return true;
    }
    Value value = expressions.condition(written, Environment.EMPTY);
    if (value instanceof Value.Bool(var enabled)) {
      expressions.took(written.span(), enabled);
      return enabled;
    }
    refuse(written, value, "enabled");
    return null;
  }

  /** What the name of a block means that is switched off: null, or none of many. */
  private static Value nothing(Declaration.Resource resource) {
    Type one = new Type.ReferenceType(resource.kind());
    if (resource.forEach() != null) {
      return new Value.MapOf(one, new TreeMap<>());
    }
    return resource.count() != null || resource.isAll()
        ? new Value.ListOf(one, List.of())
        : Value.NULL;
  }

  /** The instances of a block; null when there are none for a reason that has been reported. */
  @Nullable List<Repetition> repetitions(@Nullable Expression forEach, @Nullable Expression count) {
    List<Repetition> repetitions = made(forEach, count);
    Expression written = forEach == null ? count : forEach;
    if (repetitions != null && written != null) {
      expressions.took(written.span(), !repetitions.isEmpty());
    }
    return repetitions;
  }

  private @Nullable List<Repetition> made(
      @Nullable Expression forEach, @Nullable Expression count) {
    if (forEach != null) {
      SortedMap<String, Value> elements =
          elements(expressions.evaluate(forEach, Environment.EMPTY), forEach);
      if (elements == null) {
        return null;
      }
      List<Repetition> repetitions = new ArrayList<>(elements.size());
      elements.forEach((key, value) -> repetitions.add(Repetition.of(key, value)));
      return repetitions;
    }
    return count == null ? List.of(Repetition.ONCE) : counted(count);
  }

  /** Null when there are none for a reason that has been reported. */
  private @Nullable SortedMap<String, Value> elements(Value value, Expression written) {
    SortedMap<String, Value> elements = new TreeMap<>();
    switch (value) {
      case Value.Keyed keyed -> elements.putAll(keyed.entries());
      case Value.SetOf(var _, var members) -> {
        for (Value member : members) {
          String key = Conversions.text(member);
          if (key == null) {
            refuse(written, member, "a key of for_each");
            return null;
          }
          elements.put(key, member);
        }
      }
      case Value other -> {
        refuse(written, other, "for_each");
        return null;
      }
    }
    if (elements.keySet().stream().anyMatch(String::isEmpty)) {
      report(written, "a key of for_each is empty", "The key is part of the resource's address.");
      return null;
    }
    return elements;
  }

  private @Nullable List<Repetition> counted(Expression written) {
    Value value = expressions.evaluate(written, Environment.EMPTY);
    Integer count =
        value instanceof Value.Sensitive
            ? null
            : Conversions.convert(value, Type.NUMBER)
                    instanceof Outcome.Ok(Value.Number(var number))
                ? Numbers.toInt(number)
                : null;
    if (count == null || count < 0 || count > MOST) {
      refuse(written, value, "count");
      return null;
    }
    return IntStream.range(0, count).mapToObj(Repetition::of).toList();
  }

  private void refuse(Expression written, Value value, String what) {
    if (Poison.is(value)) {
      return;
    }
    switch (value) {
      case Value.Unknown(var _, var _, var residual) when borrowed.waitFor(residual) -> {}
      case Value.Unknown _ ->
          report(
              written,
              what + " would only be known after apply",
              what.equals("enabled")
                  ? "The plan has to name every resource. Take a value that the program states."
                  : "The plan has to name every resource. Take keys or a number that the program"
                      + " states, and read what AWS decides in the arguments.");
      case Value.Sensitive _ ->
          report(
              written, what + " is sensitive", "It would show in the addresses of the resources.");
      case Value.Null() -> report(written, what + " is null", "For none write {} or 0.");
      case Value other ->
          report(
              written,
              what.equals("count")
                  ? "count takes a whole number from 0 to %d, not %s"
                      .formatted(MOST, ValueText.brief(other))
                  : "%s can not be %s".formatted(what, ValueText.brief(other)),
              what.equals("count") ? "" : "for_each takes a map or a set of strings.");
    }
  }

  private void report(Expression written, String headline, String detail) {
    failures.report(
        Diagnostic.of(EvaluationRules.INSTANCES_UNKNOWN, written.span(), "%s", headline)
            .detail("%s", detail));
  }
}
