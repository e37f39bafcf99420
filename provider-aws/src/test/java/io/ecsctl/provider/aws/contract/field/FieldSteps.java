package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.compiler.schema.AttributeSchema;
import java.util.List;
import java.util.Objects;

/** What a field still has to go through: to come, to change, and to go. */
final class FieldSteps {
  private final Field field;
  private final List<String> values;

  /** What goes in the end: the field, or the block that it is always in. */
  private final Field going;

  private int taken;

  private FieldSteps(Field field, List<String> values, Field going) {
    this.field = field;
    this.values = values;
    this.going = going;
  }

  static FieldSteps of(Field field) {
    Field going = field;
    while (going.always() && going.parent() != null) {
      going = going.parent();
    }
    return new FieldSteps(field, few(field), going);
  }

  /** Some are enough to see a change; random programs take them all. */
  private static List<String> few(Field field) {
    boolean replaces = field.schema().change() == AttributeSchema.Change.REPLACE;
    return field.values().subList(0, Math.min(replaces ? 2 : 3, field.values().size()));
  }

  Choice next(Choice now) {
    if (taken < values.size()) {
      return now.with(field, values.get(taken));
    }
    return now.canGo(going) ? now.without(going) : now;
  }

  /** The step that is next was taken on the way to this choice, and not taken back. */
  boolean holdsIn(Choice choice) {
    return taken < values.size()
        ? Objects.equals(choice.value(field), values.get(taken))
        : !choice.canGo(going);
  }

  void taken() {
    taken++;
  }

  boolean isDone() {
    return taken > values.size();
  }

  @Override
  public String toString() {
    return field.id();
  }
}
