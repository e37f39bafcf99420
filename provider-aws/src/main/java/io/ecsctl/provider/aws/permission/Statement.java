package io.ecsctl.provider.aws.permission;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one statement of a policy allows.
 *
 * @param conditions values by condition key, all compared with {@code StringEquals}
 */
record Statement(
    SortedSet<String> actions,
    SortedSet<String> resources,
    SortedMap<String, SortedSet<String>> conditions) {
  Statement {
    actions = Collections.unmodifiableSortedSet(new TreeSet<>(actions));
    resources = Collections.unmodifiableSortedSet(new TreeSet<>(resources));
    conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
  }
}
