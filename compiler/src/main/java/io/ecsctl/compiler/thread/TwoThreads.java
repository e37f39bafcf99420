package io.ecsctl.compiler.thread;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work on the resources of a program, done on two threads. What the halves write must not be
 * shared: each has a state of its own, and the caller puts them together.
 */
public final class TwoThreads {
  /** Below this the start of a thread and of a second state costs more than it saves. */
  private static final int MANY = 500;

  private TwoThreads() {}

  /** Whether a program of that many resources is large enough. */
  public static boolean pay(int resources) {
    return resources >= MANY;
  }

  /**
   * The first half of {@code all} on this thread and the rest on another one; returns when both are
   * done.
   *
   * @return what the second half gives
   */
  public static <T, R extends @Nullable Object> R halve(
      List<T> all, Consumer<List<T>> first, Function<List<T>, R> second) {
    int middle = all.size() / 2;
    CompletableFuture<R> other =
        CompletableFuture.supplyAsync(() -> second.apply(all.subList(middle, all.size())));
    first.accept(all.subList(0, middle));
    return other.join();
  }

  /** The same for what is done with one after the other and gives nothing. */
  public static <T> void each(List<T> all, Consumer<T> first, Consumer<T> second) {
    TwoThreads.<T, @Nullable Void>halve(
        all,
        half -> half.forEach(first),
        half -> {
          half.forEach(second);
          return null;
        });
  }
}
