package io.ecsctl.provider.aws.contract.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.Step;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.contract.TestStack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A resource in an account of its own, which becomes one choice after the other. */
final class Trial implements AutoCloseable {
  private static final String STACK = "trial";

  private final Variant variant;
  private final AwsClients clients;
  private final TestStack stack;
  private @Nullable Choice now;

  /** An account with the surroundings in it. */
  Trial(Variant variant) {
    this.variant = variant;
    clients = FreshAccount.open();
    stack =
        TestStack.lenient(clients, STACK, Choice.surroundings(variant, STACK, TestStack.REGION));
    stack.apply();
  }

  /**
   * Applies it. The plan shows what differs from what was there and nothing else; the one after it
   * is empty.
   */
  void become(Choice next) {
    Choice before = now;
    try {
      stack.become(next.text(STACK, TestStack.REGION));
      Plan plan = stack.plan();
      List<String> faults = before == null ? creation(plan) : faults(plan, before, next);
      assertEquals(List.of(), faults, "the plan");
      assertEquals(Map.of(), stack.attempt(plan).failures(), "the apply");
      assertEquals(List.of(), changes(stack.plan()), "planned after the apply");
      now = next;
    } catch (AssertionError | RuntimeException wrong) {
      throw new AssertionError(
          "%s%nfrom%n%s%nto%n%s"
              .formatted(wrong.getMessage(), before == null ? "nothing" : before, next),
          wrong);
    }
  }

  private List<String> creation(Plan plan) {
    List<String> actions = TestStack.changes(plan);
    return actions.isEmpty()
            || actions.stream().anyMatch(a -> !a.startsWith("CREATE") && !a.endsWith(")"))
        ? actions
        : List.of();
  }

  private List<String> faults(Plan plan, Choice before, Choice next) {
    Difference difference = Difference.between(variant, before, next, called());
    List<String> faults = new ArrayList<>();
    SortedSet<String> shown = new TreeSet<>();
    boolean replaced = false;
    for (PlanNode node : plan.changes()) {
      if (!node.address().toString().equals(variant.address())) {
        faults.add("something else changes: " + node.action() + " " + node.id());
      } else if (node.step() == Step.OBJECT || node.step() == Step.SEPARATE) {
        replaced |= node.action() == Action.REPLACE;
        node.changes().forEach(change -> shown.add(change.path().replaceAll("\\[[^\\]]*\\]", "")));
      }
    }
    faults.addAll(difference.faults(shown, replaced));
    if (replaced != difference.replaces() && !(replaced && difference.mayReplace())) {
      faults.add(replaced ? "replaced without need" : "not replaced");
    }
    return faults;
  }

  /** A name that was taken away stays until another one is given. */
  private String called() {
    NameRule rule = variant.kind().name();
    return rule == null
        ? ""
        : stack.live().resources().values().stream()
            .filter(resource -> resource.address().toString().equals(variant.address()))
            .map(resource -> resource.attributes().get(rule.attribute()))
            .map(name -> name instanceof Value.Text(var text) ? text : "")
            .findFirst()
            .orElse("");
  }

  private static List<String> changes(Plan plan) {
    List<String> changes = new ArrayList<>();
    for (PlanNode node : plan.changes()) {
      changes.add(node.action() + " " + node.id());
      node.changes()
          .forEach(c -> changes.add("  %s: %s -> %s".formatted(c.path(), c.before(), c.after())));
    }
    return changes;
  }

  /** Everything goes, and whoever deletes it again finds it gone. */
  void end() {
    List<LiveResource> live =
        stack.live().resources().values().stream()
            .filter(resource -> resource.address().toString().equals(variant.address()))
            .toList();
    stack.become(Choice.surroundings(variant, STACK, TestStack.REGION));
    Plan removal = stack.plan();
    // What a deployment of stages moved is the program's again, too.
    assertTrue(
        TestStack.changes(removal).contains("DELETE " + variant.address()),
        () -> TestStack.changes(removal).toString());
    assertEquals(Map.of(), stack.attempt(removal).failures());
    assertEquals(List.of(), TestStack.changes(stack.plan()), "planned after the removal");
    if (Collections.disjoint(variant.onceDeleted(), FreshAccount.gaps())) {
      live.forEach(this::deleteAgain);
    }
    stack.destroy();
    assertEquals(List.of(), List.copyOf(stack.live().resources().keySet()));
    now = null;
  }

  private void deleteAgain(LiveResource gone) {
    try {
      stack.provider().delete(stack.scope(), gone, Progress.NONE);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stop);
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
