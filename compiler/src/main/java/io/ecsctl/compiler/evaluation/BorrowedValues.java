package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The objects of data blocks: what has been found of them, what the program reads of them, and
 * whether anything waits for them to be found. One for a program and all of its modules.
 */
final class BorrowedValues {
  private final Borrowed borrowed;
  private final Map<ResourceAddress, SortedSet<String>> read = new HashMap<>();
  private boolean waits;

  BorrowedValues(Borrowed borrowed) {
    this.borrowed = borrowed;
  }

  /** What {@code lookup} found; null while nobody has looked. */
  @Nullable List<Value.ObjectOf> found(ResourceAddress lookup) {
    return borrowed.found().get(lookup);
  }

  /** The attributes that are read of what {@code lookup} finds. */
  SortedSet<String> read(ResourceAddress lookup) {
    return read.computeIfAbsent(lookup, _ -> new TreeSet<>());
  }

  /** Adds what is known of {@code other}, which is of the same program. */
  void adopt(BorrowedValues other) {
    other.read.forEach((lookup, names) -> read(lookup).addAll(names));
    waits |= other.waits;
  }

  /** Whether something has been left out of the program until what it depends on is found. */
  boolean waits() {
    return waits;
  }

  /**
   * Whether to wait for {@code residual} instead of refusing it: it reads what somebody is still
   * going to look up.
   */
  boolean waitFor(Expression residual) {
    if (borrowed.complete() || !readsData(residual)) {
      return false;
    }
    waits = true;
    return true;
  }

  private static boolean readsData(Expression residual) {
    Deque<Expression> parts = new ArrayDeque<>(List.of(residual));
    while (!parts.isEmpty()) {
      Expression part = parts.pop();
      ResourceAddress address = ResidualNames.address(part);
      if (address != null && address.data()) {
        return true;
      }
      Parts.of(part).forEach(parts::push);
    }
    return false;
  }

  /**
   * What has been found of an attribute; null while nobody has looked.
   *
   * @param object what {@code lookup} found, or one of several
   * @param attribute null for one that only AWS decides
   */
  @Nullable Value attribute(
      ResourceAddress object,
      ResourceAddress lookup,
      @Nullable AttributeSchema attribute,
      Expression.GetAttribute read) {
    String name = attribute != null ? attribute.name() : read.name().text();
    read(lookup).add(name);
    List<Value.ObjectOf> found = found(lookup);
    if (found == null) {
      return null;
    }
    boolean element = !object.equals(lookup);
    int index = element && object.key() instanceof InstanceKey.Index(var at) ? at : 0;
    Value value = found.get(index).get(name);
    if (attribute == null) {
      return value;
    }
    Value known =
        value instanceof Value.Null && attribute.fallback() != null ? attribute.fallback() : value;
    return attribute.sensitive()
        ? Marks.mark(
            known,
            new Expression.GetAttribute(
                read.span(), ValueExpressions.of(object, read.span()), read.name()))
        : known;
  }

  /** What the name of a block means that stands for everything that matches. */
  Value all(ResourceAddress lookup, SourceSpan block) {
    List<Value.ObjectOf> found = found(lookup);
    return several(lookup, found == null ? null : found.size(), block);
  }

  /**
   * @param count null while nobody has looked
   */
  static Value several(ResourceAddress lookup, @Nullable Integer count, SourceSpan block) {
    Type one = new Type.ReferenceType(lookup.kind());
    if (count == null) {
      return new Value.Unknown(
          new Type.ListType(one), Knowledge.NOT_NULL, ValueExpressions.of(lookup, block));
    }
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(new Value.Reference(lookup.withKey(new InstanceKey.Index(i))));
    }
    return new Value.ListOf(one, elements);
  }
}
