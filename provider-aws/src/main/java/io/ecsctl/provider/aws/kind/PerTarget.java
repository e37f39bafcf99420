package io.ecsctl.provider.aws.kind;

import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Application Auto Scaling keeps for each scalable target. It lists that of one target, or
 * that of all targets of a namespace, the account's other stacks included.
 *
 * @param operation {@code application-autoscaling:DescribeScalingPolicies}
 * @param pages of the target that is named, or of all when none is; read while they are walked
 * @param items of a page
 * @param resourceId of an item
 */
record PerTarget<P, T>(
    String operation,
    Function<@Nullable String, ? extends Iterable<P>> pages,
    Function<P, List<T>> items,
    Function<T, String> resourceId) {

  /**
   * By resource id, those without anything left out. All are listed, a page a call, as long as that
   * costs no more calls than asking for each: in an account where others have many, each is asked
   * for.
   */
  Map<String, List<T>> of(Collection<String> resourceIds) {
    return Optional.of(resourceIds)
        .filter(ids -> ids.size() > 1)
        .flatMap(ids -> Call.to(operation, () -> within(ids.size())))
        .orElseGet(() -> {
          Map<String, List<T>> found = new HashMap<>();
          Parallel.map(resourceIds, id -> Call.to(operation, () -> all(id)))
              .forEach(page -> add(page, found));
          return found;
        });
  }

  private Optional<Map<String, List<T>>> within(int calls) {
    Map<String, List<T>> found = new HashMap<>();
    int made = 0;
    for (P page : pages.apply(null)) {
      add(items.apply(page), found);
      made++;
      if (made > calls) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private List<T> all(String id) {
    List<T> found = new ArrayList<>();
    pages.apply(id).forEach(page -> found.addAll(items.apply(page)));
    return found;
  }

  private void add(List<T> items, Map<String, List<T>> to) {
    items.forEach(
        item -> to.computeIfAbsent(resourceId.apply(item), _ -> new ArrayList<>()).add(item));
  }
}
