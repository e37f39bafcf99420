package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.AddressTag;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From the tags an object has to those it shall have: those of the {@code tags} attribute, without
 * the marks of ownership and AWS's own; or those marks alone.
 *
 * @param put new ones and changed ones
 * @param remove keys
 */
public record TagChange(SortedMap<String, String> put, List<String> remove) {
  static final String ATTRIBUTE = "tags";

  /** The marks of ownership go. */
  static final TagChange RELEASING =
      new TagChange(
          Collections.emptySortedMap(),
          List.of(StackScope.STACK_TAG, StackScope.ADDRESS_TAG, StackScope.HASH_TAG));

  /** The marks of ownership say {@code address}; an empty hash leaves that mark as it is. */
  static TagChange claiming(StackScope scope, ResourceAddress address, String contentHash) {
    SortedMap<String, String> marks = new TreeMap<>();
    marks.put(StackScope.STACK_TAG, scope.stack());
    marks.put(StackScope.ADDRESS_TAG, AddressTag.write(address));
    if (!contentHash.isEmpty()) {
      marks.put(StackScope.HASH_TAG, contentHash);
    }
    return new TagChange(marks, List.of());
  }

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
