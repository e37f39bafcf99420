package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.InstanceKey;
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
import org.jspecify.annotations.Nullable;

/** From one block to its instances: {@code for_each} and {@code count}. */
final class ResourceExpander {
  private static final int MOST = 100_000;

  private final ExpressionEvaluator expressions;
  private final Failures failures;

  ResourceExpander(ExpressionEvaluator expressions, Failures failures) {
    this.expressions = expressions;
    this.failures = failures;
  }

  /**
   * @param reads is filled while this runs
   */
  ResourceState.Expansion expand(Declaration.Resource resource, Set<ResourceAddress> reads) {
    ResourceAddress block = ResourceAddress.of(resource.kind(), resource.name());
    if (resource.enabled() != null) {
      Boolean enabled = enabled(resource.enabled());
      if (enabled == null) {
        return none(resource, reads);
      }
      if (!enabled) {
        return new ResourceState.Expansion(Map.of(), nothing(resource), reads);
      }
    }
    if (resource.forEach() != null) {
      return forEach(resource, resource.forEach(), block, reads);
    }
    if (resource.count() != null) {
      return count(resource, resource.count(), block, reads);
    }
    return new ResourceState.Expansion(
        Map.of(block, new Instance(block, Environment.EMPTY)), new Value.Reference(block), reads);
  }

  /** Null for a reason that has been reported. */
  private @Nullable Boolean enabled(Expression written) {
    Value value = expressions.condition(written, Environment.EMPTY);
    if (value instanceof Value.Bool(var enabled)) {
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
    return resource.count() != null ? new Value.ListOf(one, List.of()) : Value.NULL;
  }

  private ResourceState.Expansion forEach(
      Declaration.Resource resource,
      Expression written,
      ResourceAddress block,
      Set<ResourceAddress> reads) {
    SortedMap<String, Value> elements =
        elements(expressions.evaluate(written, Environment.EMPTY), written);
    if (elements == null) {
      return none(resource, reads);
    }
    Map<ResourceAddress, Instance> instances = new LinkedHashMap<>();
    SortedMap<String, Value> references = new TreeMap<>();
    elements.forEach((key, value) -> {
      ResourceAddress address = block.withKey(new InstanceKey.Text(key));
      instances.put(
          address,
          new Instance(
              address,
              Environment.EMPTY.with("each.key", new Value.Text(key)).with("each.value", value)));
      references.put(key, new Value.Reference(address));
    });
    return new ResourceState.Expansion(
        instances, new Value.MapOf(new Type.ReferenceType(resource.kind()), references), reads);
  }

  private static ResourceState.Expansion none(
      Declaration.Resource resource, Set<ResourceAddress> reads) {
    return new ResourceState.Expansion(Map.of(), Poison.at(resource.span()), reads);
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

  private ResourceState.Expansion count(
      Declaration.Resource resource,
      Expression written,
      ResourceAddress block,
      Set<ResourceAddress> reads) {
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
      return none(resource, reads);
    }
    Map<ResourceAddress, Instance> instances = new LinkedHashMap<>();
    List<Value> references = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ResourceAddress address = block.withKey(new InstanceKey.Index(i));
      instances.put(
          address,
          new Instance(address, Environment.EMPTY.with("count.index", Value.Number.of(i))));
      references.add(new Value.Reference(address));
    }
    return new ResourceState.Expansion(
        instances, new Value.ListOf(new Type.ReferenceType(resource.kind()), references), reads);
  }

  private void refuse(Expression written, Value value, String what) {
    if (Poison.is(value)) {
      return;
    }
    switch (value) {
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
