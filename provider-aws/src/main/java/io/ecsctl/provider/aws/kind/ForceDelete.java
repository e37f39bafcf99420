package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether an object goes with what is in it. AWS does not keep that, and the program may be gone
 * when it is asked for, so it is a tag.
 */
final class ForceDelete {
  static final String ATTRIBUTE = "force_delete";

  private static final String TAG = StackScope.TAG_PREFIX + ATTRIBUTE;

  private ForceDelete() {}

  /** What goes into the creating call besides the other tags. */
  static Map<String, String> of(DesiredResource desired) {
    return Boolean.TRUE.equals(Values.bool(desired.attributes(), ATTRIBUTE))
        ? Map.of(TAG, "true")
        : Map.of();
  }

  static TagChange change(DesiredResource desired) {
    Map<String, String> put = of(desired);
    return put.isEmpty()
        ? new TagChange(Collections.emptySortedMap(), List.of(TAG))
        : new TagChange(new TreeMap<>(put), List.of());
  }

  static boolean live(Tags tags) {
    return "true".equals(tags.all().get(TAG));
  }

  static Value value(Tags tags) {
    return new Value.Bool(live(tags));
  }
}
