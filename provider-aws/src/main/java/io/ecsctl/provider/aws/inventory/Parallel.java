package io.ecsctl.provider.aws.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/** Several calls at once on virtual threads. */
public final class Parallel {
  /** Enough to hide latency, few enough for AWS's burst limits. */
  private static final int AT_ONCE = 8;

  private Parallel() {}

  /**
   * The results in the order of {@code inputs}. The first failure, in that order, is thrown once
   * all calls have ended.
   */
  public static <A, B> List<B> map(Collection<A> inputs, Function<A, B> call) {
    if (inputs.size() <= 1) {
      return inputs.stream().map(call).toList();
    }
    List<Future<B>> futures = new ArrayList<>();
    // Not a thread an input: the AWS SDK keeps parsers and digests a thread.
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(AT_ONCE, inputs.size()), Thread.ofVirtual().factory())) {
      for (A input : inputs) {
        futures.add(threads.submit(() -> call.apply(input)));
      }
    }
    return futures.stream().map(Parallel::result).toList();
  }

  /** Starts a call beside what the caller does next; asking for its result waits for it. */
  public static <B> Supplier<B> begin(Supplier<B> call) {
    FutureTask<B> task = new FutureTask<>(call::get);
    Thread.startVirtualThread(task);
    return () -> result(task);
  }

  private static <B> B result(Future<B> done) {
    try {
      return done.get();
    } catch (InterruptedException | ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failure);
    }
  }

  /** {@code inputs} in lists of at most {@code size}. */
  public static <A> List<List<A>> batches(Collection<A> inputs, int size) {
    List<A> all = List.copyOf(inputs);
    List<List<A>> batches = new ArrayList<>();
    for (int at = 0; at < all.size(); at += size) {
      batches.add(all.subList(at, Math.min(all.size(), at + size)));
    }
    return batches;
  }
}
