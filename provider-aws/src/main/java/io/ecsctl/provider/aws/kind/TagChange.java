package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From the tags an object has to those it shall have. Only tags of the {@code tags} attribute are
 * touched: the marks of ownership and AWS's own are not in it.
 *
 * @param put new ones and changed ones
 * @param remove keys
 */
record TagChange(SortedMap<String, String> put, List<String> remove) {
  static final String ATTRIBUTE = "tags";

  static TagChange between(LiveResource live, DesiredResource desired) {
    SortedMap<String, String> has = Tags.written(live.attributes());
    SortedMap<String, String> shall = Tags.written(desired.attributes());
    SortedMap<String, String> put = new TreeMap<>(shall);
    put.entrySet().removeIf(entry -> entry.getValue().equals(has.get(entry.getKey())));
    return new TagChange(
        put, has.keySet().stream().filter(key -> !shall.containsKey(key)).toList());
  }

  /** The new ones in the service's own type. */
  Tags added() {
    return new Tags(put);
  }
}
