package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.diff.Differ;
import io.ecsctl.planner.provider.LiveResource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Compares what a program wants with what is live, attribute by attribute, where that counts. */
final class Comparison {
  private final Uncompared uncompared;
  private final BiFunction<String, Value.ObjectOf, Value.ObjectOf> canonical;

  /**
   * @param canonical what the provider makes of a kind's wanted attributes before they are compared
   */
  Comparison(Uncompared uncompared, BiFunction<String, Value.ObjectOf, Value.ObjectOf> canonical) {
    this.uncompared = uncompared;
    this.canonical = canonical;
  }

  /** Whether the attribute is set in a step of its own. */
  static boolean isSeparate(AttributeSchema attribute) {
    return attribute.change() == Change.SEPARATE;
  }

  /** Of the attributes that {@code which} takes and nobody else owns. */
  List<AttributeChange> of(
      Resource resource,
      Value.ObjectOf desired,
      LiveResource live,
      Predicate<AttributeSchema> which) {
    Predicate<AttributeSchema> compared = isCompared(resource);
    return Differ.diff(
        resource.schema().body(),
        comparable(resource, desired),
        live,
        attribute -> which.test(attribute) && compared.test(attribute));
  }

  /** Of all that the object's own call sets. */
  List<AttributeChange> ofObject(Resource resource, Value.ObjectOf desired, LiveResource live) {
    return of(resource, desired, live, attribute -> !isSeparate(attribute));
  }

  /** What is set on an object that is not there yet. */
  List<AttributeChange> creation(
      Resource resource, Value.ObjectOf desired, Predicate<AttributeSchema> which) {
    return Differ.creation(resource.schema().body(), comparable(resource, desired), which);
  }

  /**
   * For comparing only: what is applied is what the program says, because only there references
   * stand where the schema has them.
   */
  Value.ObjectOf comparable(Resource resource, Value.ObjectOf desired) {
    return canonical.apply(resource.address().kind(), desired);
  }

  private Predicate<AttributeSchema> isCompared(Resource resource) {
    var rule = resource.schema().name();
    String generated = rule != null && resource.nameGenerated() ? rule.attribute() : "";
    var ignored = uncompared.of(resource.address());
    return attribute -> !attribute.name().equals(generated) && !ignored.contains(attribute.name());
  }
}
