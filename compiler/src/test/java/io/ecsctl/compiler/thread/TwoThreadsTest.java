package io.ecsctl.compiler.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoThreadsTest {
  @Test
  void everyElementIsInOneHalfAndInItsOrder() {
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    TwoThreads.each(List.of(1, 2, 3, 4, 5), first::add, second::add);
    assertEquals(List.of(1, 2), first);
    assertEquals(List.of(3, 4, 5), second);
  }

  @Test
  void theSecondHalfIsDoneByAnotherThread() {
    List<Thread> threads = new ArrayList<>();
    Thread second =
        TwoThreads.halve(
            List.of(1, 2),
            half -> half.forEach(_ -> threads.add(Thread.currentThread())),
            _ -> Thread.currentThread());
    assertEquals(List.of(Thread.currentThread()), threads);
    assertFalse(threads.contains(second));
  }

  @Test
  void aSmallProgramIsNotShared() {
    assertFalse(TwoThreads.pay(499));
    assertTrue(TwoThreads.pay(500));
  }
}
