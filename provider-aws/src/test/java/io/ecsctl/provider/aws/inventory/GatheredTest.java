package io.ecsctl.provider.aws.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GatheredTest {
  private final List<List<String>> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstCall = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void whoAsksDuringACallSharesTheNext() {
    List<CompletableFuture<Optional<String>>> answers =
        askDuringTheFirst(new Gathered<>(3, this::upperCase), "b", "c", "d", "e");
    assertEquals(
        List.of("A", "B", "C", "D", "E"),
        answers.stream().map(answer -> answer.join().orElseThrow()).toList());
    assertEquals(List.of(1, 3, 1), calls.stream().map(List::size).toList());
  }

  @Test
  void theSameIdIsNamedOnce() {
    List<CompletableFuture<Optional<String>>> answers =
        askDuringTheFirst(new Gathered<>(3, this::upperCase), "b", "b", "a");
    assertEquals(
        List.of("A", "B", "B", "A"),
        answers.stream().map(answer -> answer.join().orElseThrow()).toList());
    assertEquals(List.of(1, 2), calls.stream().map(List::size).toList());
  }

  @Test
  void aFailureIsThatOfAllWhoseCallItWas() {
    Gathered<String> names = new Gathered<>(3, this::upperCaseButForTheSecondCall);
    List<CompletableFuture<Optional<String>>> answers = askDuringTheFirst(names, "b", "c");
    assertEquals(Optional.of("A"), answers.getFirst().join());
    for (CompletableFuture<Optional<String>> answer : answers.subList(1, 3)) {
      CompletionException failed = assertThrows(CompletionException.class, answer::join);
      assertInstanceOf(ProviderException.class, failed.getCause());
    }
    assertEquals(Optional.of("B"), names.read("b"));
  }

  @Test
  void whatDoesNotExistIsNoFailure() {
    assertTrue(new Gathered<String>(3, _ -> Map.of()).read("a").isEmpty());
  }

  /** First {@code a}, and the others once its call is under way; the answers in that order. */
  private List<CompletableFuture<Optional<String>>> askDuringTheFirst(
      Gathered<String> names, String... others) {
    List<Asking> asking = new ArrayList<>();
    asking.add(Asking.begin(names, "a"));
    await(firstCall);
    for (String other : others) {
      asking.add(Asking.begin(names, other));
    }
    asking.forEach(Asking::untilItWaits);
    goOn.countDown();
    return asking.stream().map(Asking::answer).toList();
  }

  private record Asking(Thread thread, CompletableFuture<Optional<String>> answer) {
    static Asking begin(Gathered<String> names, String id) {
      CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
      Thread thread =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  answer.complete(names.read(id));
                } catch (ProviderException failure) {
                  answer.completeExceptionally(failure);
                }
              });
      return new Asking(thread, answer);
    }

    void untilItWaits() {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  private Map<String, String> upperCase(List<String> ids) {
    calls.add(ids);
    firstCall.countDown();
    await(goOn);
    return ids.stream()
        .collect(Collectors.toMap(Function.identity(), id -> id.toUpperCase(Locale.ROOT)));
  }

  private Map<String, String> upperCaseButForTheSecondCall(List<String> ids) {
    Map<String, String> found = upperCase(ids);
    if (calls.size() == 2) {
      throw new ProviderException("Throttling", "ecs:DescribeServices", "Slow down.");
    }
    return found;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
