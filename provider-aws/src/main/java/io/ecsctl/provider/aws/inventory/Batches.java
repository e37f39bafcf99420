package io.ecsctl.provider.aws.inventory;

import io.ecsctl.planner.provider.ProviderException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Describing many objects by name where one missing name fails the whole call. */
public final class Batches {
  private Batches() {}

  /**
   * Those of {@code names} that exist, {@code size} a call, calls in parallel. A call that fails
   * for a missing one is halved until the missing one is alone.
   */
  public static <T> List<T> describe(
      Collection<String> names,
      int size,
      Set<String> missing,
      Function<List<String>, List<T>> call) {
    return Parallel.map(
            Parallel.batches(names, size), batch -> existing(batch, missing, call).toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static <T> Stream<T> existing(
      List<String> batch, Set<String> missing, Function<List<String>, List<T>> call) {
    try {
      return call.apply(batch).stream();
    } catch (ProviderException failure) {
      if (!missing.contains(failure.code())) {
        throw failure;
      }
      if (batch.size() == 1) {
        return Stream.empty();
      }
      int half = batch.size() / 2;
      return Stream.concat(
          existing(batch.subList(0, half), missing, call),
          existing(batch.subList(half, batch.size()), missing, call));
    }
  }
}
