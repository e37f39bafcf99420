package io.ecsctl.planner.lookup;

import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.plan.PlannedLookups;

/** What to call an object of somebody else's: {@code vpc-0abc (platform)}. */
final class Called {
  private Called() {}

  static String of(KindSchema kind, Value.ObjectOf object) {
    String id = PlannedLookups.id(kind, object);
    String name =
        object.get("tags") instanceof Value.Keyed tags && tags.has("Name")
            ? text(tags.get("Name"))
            : text(object.get("name"));
    return name.isEmpty() || id.contains(name) ? id : id + " (" + name + ")";
  }

  private static String text(Value value) {
    return value instanceof Value.Text(var text) ? text : "";
  }
}
