package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.provider.FoundObject;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every kind owes its users, driven from a program's text through all stages: it is created as
 * written (the plan after it is empty), each edit does what was announced and no more, and at the
 * end it is gone, also for whoever deletes it a second time.
 *
 * <p>{@code new KindLife(aws(), "log_group main { retention = 14d }").edit("14d", "30d", "UPDATE
 * log_group.main").end()}
 */
final class KindLife {
  private final TestStack stack;

  /**
   * Creates what the program says.
   *
   * @param blocks all but the stack block, in which names follow from a stack of its own
   */
  KindLife(AwsClients clients, String blocks) {
    String name = Network.name("kind");
    stack =
        new TestStack(
            clients,
            name,
            "stack \"%s\" { region = \"%s\" }%n%s".formatted(name, TestStack.REGION, blocks));
    stack.apply();
    nothingToDo();
  }

  TestStack stack() {
    return stack;
  }

  /**
   * Edits the program and applies.
   *
   * @param changes all changes of the plan, in any order: {@code UPDATE service.web}. That a
   *     replacement deletes the old object goes without saying
   */
  KindLife edit(String old, String replacement, String... changes) {
    stack.edit(old, replacement);
    List<String> planned =
        TestStack.changes(stack.apply()).stream().filter(c -> !c.endsWith("(old)")).toList();
    assertEquals(Stream.of(changes).sorted().toList(), planned);
    nothingToDo();
    return this;
  }

  private void nothingToDo() {
    assertEquals(List.of(), TestStack.changes(stack.plan()), "planned after an apply");
  }

  /** Destroys everything and deletes it again. */
  void end() {
    List<LiveResource> live = List.copyOf(stack.live().resources().values());
    assertTrue(!live.isEmpty());
    live.forEach(this::changesHands);
    nothingToDo();
    stack.destroy();
    assertEquals(List.of(), TestStack.changes(stack.plan(true)), "left after a destroy");
    for (LiveResource gone : live) {
      deleteAgain(gone);
    }
  }

  /** Let go of, found by its id as nobody's, and taken back. */
  private void changesHands(LiveResource live) {
    try {
      assertEquals(stack.name(), owner(live), live.address()::toString);
      stack.provider().release(stack.scope(), live);
      assertEquals("", owner(live), () -> live.address() + " released");
      stack.provider().claim(stack.scope(), live, live.address(), live.contentHash());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stop);
    }
  }

  private String owner(LiveResource live) {
    FoundObject found =
        stack.provider().find(stack.scope(), live.address(), live.id()).orElseThrow();
    assertEquals(live.id(), found.live().id());
    return found.stack();
  }

  private void deleteAgain(LiveResource gone) {
    try {
      stack.provider().delete(stack.scope(), gone, Progress.NONE);
    } catch (ProviderException refused) {
      throw new AssertionError("deleting %s again".formatted(gone.address()), refused);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stop);
    }
  }
}
