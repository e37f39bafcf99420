package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The subnets that the program connected an object with, as tags of that object: associations and
 * mount targets say nothing of who made them, and what others made is not the program's to take
 * away. Written before the connection, so that none of the program's own is taken for another's.
 *
 * <p>A tag's value has 256 characters at most; what does not fit goes into {@code …-2} and so on.
 */
final class AttachedSubnets {
  private static final String TAG = StackScope.TAG_PREFIX + "subnets";
  private static final String NONE = "none";
  private static final int A_TAG = 10;

  private AttachedSubnets() {}

  /** To be put on the object; one of them is there even without subnets. */
  static SortedMap<String, String> tags(Collection<String> subnets) {
    List<String> sorted = List.copyOf(new TreeSet<>(subnets));
    SortedMap<String, String> tags = new TreeMap<>();
    for (int from = 0; from == 0 || from < sorted.size(); from += A_TAG) {
      List<String> some = sorted.subList(from, Math.min(from + A_TAG, sorted.size()));
      tags.put(key(from / A_TAG), some.isEmpty() ? NONE : String.join(" ", some));
    }
    return tags;
  }

  private static String key(int number) {
    return number == 0 ? TAG : TAG + "-" + (number + 1);
  }

  /** What is connected and was not by the program. */
  static Set<String> ofOthers(Tags tags, Collection<String> connected) {
    Set<String> others = new TreeSet<>(connected);
    tags.all()
        .forEach((key, value) -> {
          if (key.equals(TAG) || key.startsWith(TAG + "-")) {
            List.of(value.split(" ", -1)).forEach(others::remove);
          }
        });
    return others;
  }

  /** The change that makes the object remember these, and no others. */
  static TagChange change(Tags has, Collection<String> subnets) {
    SortedMap<String, String> put = tags(subnets);
    List<String> remove = new ArrayList<>();
    has.all().keySet().stream()
        .filter(key -> key.startsWith(TAG) && !put.containsKey(key))
        .forEach(remove::add);
    return new TagChange(put, remove);
  }
}
