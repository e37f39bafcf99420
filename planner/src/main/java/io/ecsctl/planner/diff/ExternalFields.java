package io.ecsctl.planner.diff;

import io.ecsctl.compiler.program.FieldPath;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Fields that somebody else sets once a resource is there: a pipeline its image, a scaler its
 * count. The live value is kept, also where the rest of the resource is made anew.
 */
public final class ExternalFields {
  private ExternalFields() {}

  /**
   * What is wanted and what is live, agreeing in those fields.
   *
   * @param desired with live values
   * @param live for comparing; as it was but for sensitive fields, which are not read back
   * @param kept where the program says otherwise: {@code before} what is live and kept, {@code
   *     after} what the program says
   */
  public record Agreed(Value.ObjectOf desired, Value.ObjectOf live, List<AttributeChange> kept) {
    public Agreed {
      kept = List.copyOf(kept);
    }
  }

  /**
   * A field without a live value is the program's to set. Of a sensitive field a plan may not hold
   * the live value: it is no difference, and where the object is made anew it is the program's.
   */
  public static Agreed agree(
      BlockSchema body, Value.ObjectOf desired, LiveResource live, Collection<FieldPath> paths) {
    Value.ObjectOf wanted = desired;
    Value.ObjectOf there = live.attributes();
    List<AttributeChange> kept = new ArrayList<>();
    for (FieldPath path : paths) {
      Field.Found current = Field.find(body, there, path);
      Field.Found written = Field.find(body, wanted, path);
      if (current == null) {
        continue;
      }
      if (current.hidden() || (written != null && written.hidden())) {
        there = Field.put(body, there, path, written == null ? null : written.value());
        continue;
      }
      if (written == null
          || Values.isPending(written.value())
          || !Equality.same(current.type(), written.value(), current.value())) {
        kept.add(
            new AttributeChange(
                path.toString(),
                path.attribute(),
                current.value(),
                written == null ? null : written.value(),
                false,
                false));
      }
      wanted = Field.put(body, wanted, path, current.value());
    }
    return new Agreed(wanted, there, kept);
  }

  /** Without those fields: what of a resource is the program's. */
  public static Value.ObjectOf without(
      BlockSchema body, Value.ObjectOf desired, Collection<FieldPath> paths) {
    Value.ObjectOf rest = desired;
    for (FieldPath path : paths) {
      rest = Field.put(body, rest, path, null);
    }
    return rest;
  }
}
