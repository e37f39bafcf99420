package io.ecsctl.provider.aws.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads of one object each by several threads, gathered into calls that read many. While a call is
 * under way, those that ask meanwhile wait, and the next call asks for all of them: reading fifty
 * costs little more than reading five. An answer is never older than the question. Safe for use by
 * several threads.
 *
 * @param <T> an object as AWS describes it
 */
public final class Gathered<T> {
  private final int perCall;
  private final Function<List<String>, Map<String, T>> call;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Queue<Question<T>> asked = new ConcurrentLinkedQueue<>();

  /**
   * @param perCall the most ids that a call may name
   * @param call the objects by id, those that do not exist left out; never two at once
   */
  public Gathered(int perCall, Function<List<String>, Map<String, T>> call) {
    this.perCall = perCall;
    this.call = call;
  }

  /** Empty when there is none; fails as the call does that asked for it. */
  public Optional<T> read(String id) {
    Question<T> mine = new Question<>(id);
    asked.add(mine);
    turn.lock();
    try {
      while (mine.answer == null) {
        answerTheNext();
      }
    } finally {
      turn.unlock();
    }
    return Optional.ofNullable(Objects.requireNonNull(mine.answer).get().get(id));
  }

  private void answerTheNext() {
    List<Question<T>> batch = new ArrayList<>();
    while (batch.size() < perCall && asked.peek() != null) {
      batch.add(asked.remove());
    }
    Supplier<Map<String, T>> answer =
        answer(batch.stream().map(question -> question.id).distinct().toList());
    batch.forEach(question -> question.answer = answer);
  }

  /** What the call answers or throws, for everybody who asked. */
  private Supplier<Map<String, T>> answer(List<String> ids) {
    try {
      Map<String, T> found = call.apply(ids);
      return () -> found;
    } catch (RuntimeException failure) {
      return () -> {
        throw failure;
      };
    } catch (Error failure) {
      return () -> {
        throw failure;
      };
    }
  }

  /** Somebody who waits for one object; read and written under the lock. */
  private static final class Question<T> {
    private final String id;
    private @Nullable Supplier<Map<String, T>> answer;

    Question(String id) {
      this.id = id;
    }
  }
}
