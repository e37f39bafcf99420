package io.ecsctl.provider.aws.permission;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one statement of a policy allows.
 *
 * @param optional what it allows the product can do without
 * @param conditions values by condition key, all compared with {@code StringEquals}
 */
record Statement(
    boolean optional,
    SortedSet<String> actions,
    SortedSet<String> resources,
    SortedMap<String, SortedSet<String>> conditions) {
  Statement {
    actions = Collections.unmodifiableSortedSet(new TreeSet<>(actions));
    resources = Collections.unmodifiableSortedSet(new TreeSet<>(resources));
    conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
  }

  /** One that is needed. */
  Statement(
      SortedSet<String> actions,
      SortedSet<String> resources,
      SortedMap<String, SortedSet<String>> conditions) {
    this(false, actions, resources, conditions);
  }
}
