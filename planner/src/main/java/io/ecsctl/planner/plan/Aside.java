package io.ecsctl.planner.plan;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Work on another core, of which the result is wanted later.
 *
 * @param <T> what it results in
 */
final class Aside<T> {
  private final CompletableFuture<T> work;

  private Aside(CompletableFuture<T> work) {
    this.work = work;
  }

  /**
   * @param work pure, and a bug where it fails
   */
  static <T> Aside<T> begin(Supplier<T> work) {
    return new Aside<>(CompletableFuture.supplyAsync(work));
  }

  /** Waits for the result; fails as the work did. */
  T get() {
    try {
      return work.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw failed;
      }
    }
  }
}
