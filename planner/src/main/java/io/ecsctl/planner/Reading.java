package io.ecsctl.planner;

import io.ecsctl.planner.provider.Identity;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.Snapshot;
import io.ecsctl.planner.provider.StackScope;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A stack's account while it is read, beside whatever else there is to do. Whose account it is is
 * asked at the same time: that saves a round trip, and of a wrong account nothing is shown.
 */
public final class Reading implements AutoCloseable {
  private final FutureTask<Identity> identity;
  private final FutureTask<Snapshot> snapshot;
  private final Thread asking;
  private final Thread reading;

  private Reading(Provider provider, StackScope scope) {
    identity = new FutureTask<>(provider::identity);
    snapshot = new FutureTask<>(() -> provider.read(scope));
    asking = Thread.ofVirtual().name("ask whose account it is").start(identity);
    reading = Thread.ofVirtual().name("read " + scope.stack()).start(snapshot);
  }

  /** Begins at once and returns. What fails is said to whoever asks for it. */
  public static Reading start(Provider provider, StackScope scope) {
    return new Reading(provider, scope);
  }

  /**
   * Whose account it is; waits.
   *
   * @throws ProviderException when AWS does not say
   */
  Identity identity() {
    return await(identity);
  }

  /**
   * What the stack owns; waits.
   *
   * @throws ProviderException when the account cannot be read
   */
  Snapshot snapshot() {
    return await(snapshot);
  }

  private <T> T await(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new ProviderException("Interrupted", "", "interrupted while the account was read");
    }
  }

  /** Nobody wants to know any more. */
  @Override
  public void close() {
    asking.interrupt();
    reading.interrupt();
  }
}
