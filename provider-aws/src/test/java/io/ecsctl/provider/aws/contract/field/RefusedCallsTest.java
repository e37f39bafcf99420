package io.ecsctl.provider.aws.contract.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.contract.TestStack;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whichever call AWS refuses while an object of any kind is made, deleted or looked at, for lack of
 * a permission or because of a quota: the step says so with AWS's code and request, what it left
 * half done the next plan sees and finishes, and what cannot be read is never made twice.
 */
class RefusedCallsTest {
  private static final String STACK = "refused";
  private static final String EMPTY =
      "stack \"%s\" { region = \"%s\" }".formatted(STACK, TestStack.REGION);

  /** The stack's lock makes these too. */
  private static final List<String> OF_THE_LOCK =
      List.of("Ssm.PutParameter", "Ssm.DeleteParameter");

  private final SortedSet<String> calls = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  private final Sandbox sandbox =
      Sandbox.open(
          SandboxOptions.forTests(TestStack.REGION)
              .withFaults(call -> {
                calls.add((call.changes() ? "" : "?") + call.name());
                return Fault.NONE;
              }));

  static Stream<Variant> variants() {
    String only = System.getProperty("field.kind", "");
    return FieldFile.all().stream()
        .filter(file -> only.isEmpty() || List.of(only.split(",")).contains(file.kind().kind()))
        .flatMap(file -> file.variants().stream().limit(1));
  }

  /**
   * With every attribute and block of its own that can be there together; but for objects in
   * buckets, whose digests take their time with every plan.
   */
  private static Choice much(Variant variant) {
    List<Field> own =
        variant.fields().stream()
            .filter(field -> field.parent() == null && !field.path().equals("object"))
            .toList();
    Choice choice = Choice.least(variant);
    for (Field field : own) {
      Choice with = choice.with(field, field.values().getFirst());
      choice = own.stream().filter(choice::has).allMatch(with::has) ? with : choice;
    }
    return choice;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void theNextApplyGoesOn(Variant variant) {
    String without = Choice.surroundings(variant, STACK, TestStack.REGION);
    String with = much(variant).text(STACK, TestStack.REGION);
    TestStack stack = TestStack.lenient(sandbox, STACK, without);
    SortedSet<String> always = calling(stack, EMPTY, _ -> stack.plan());
    stack.become(without);
    stack.apply();
    SortedSet<String> making = calling(stack, with, _ -> stack.apply());
    SortedSet<String> looking = calling(stack, with, _ -> stack.plan());
    SortedSet<String> deleting = calling(stack, without, _ -> stack.apply());
    SortedMap<String, Integer> once = sandbox.census();
    calling(stack, with, _ -> stack.apply());
    calling(stack, without, _ -> stack.apply());
    SortedMap<String, Integer> twice = sandbox.census();
    changing(making).forEach(call -> refused(stack, call, with));
    stack.become(with);
    stack.apply();
    always.removeIf(call -> isOf(variant, call));
    looking.removeAll(always);
    reading(looking).forEach(call -> unread(stack, call));
    changing(deleting)
        .forEach(call -> {
          stack.become(with);
          stack.apply();
          refused(stack, call, without);
        });
    stack.become(without);
    stack.apply();
    assertEquals("", String.join("\n", faults));
    // Histories grow, and AWS remembers some of what was deleted.
    SortedMap<String, Integer> left = sandbox.census();
    left.keySet().removeIf(table -> !Objects.equals(once.get(table), twice.get(table)));
    left.entrySet().removeIf(rows -> rows.getValue() <= once.getOrDefault(rows.getKey(), 0));
    assertEquals(Map.of(), left, "more in the account than there was");
    stack.destroy();
    assertEquals(Map.of(), stack.live().resources());
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  /** {@code ?Ec2.DescribeVpcs} of a VPC. */
  private static boolean isOf(Variant variant, String call) {
    return call.toLowerCase(Locale.ROOT).contains(variant.kind().kind().replace("_", ""));
  }

  private SortedSet<String> calling(TestStack stack, String program, Consumer<TestStack> what) {
    stack.become(program);
    calls.clear();
    what.accept(stack);
    return new TreeSet<>(calls);
  }

  private static List<String> changing(Collection<String> calls) {
    return calls.stream()
        .filter(call -> !call.startsWith("?") && !OF_THE_LOCK.contains(call))
        .toList();
  }

  private static List<String> reading(Collection<String> calls) {
    return calls.stream().filter(call -> call.startsWith("?")).map(c -> c.substring(1)).toList();
  }

  private void refused(TestStack stack, String call, String program) {
    stack.become(program);
    sandbox.refuse(call, "LimitExceededException", "You have reached the limit of " + call);
    ApplyResult result = stack.attempt(stack.plan());
    sandbox.refuse(call, "", "");
    if (result.failures().isEmpty() && !stack.plan().isEmpty()) {
      faults.add(call + " was refused, and nobody heard of it");
    }
    result
        .failures()
        .forEach((step, outcome) -> {
          if (!(outcome instanceof Outcome.Failed failed)
              || !failed.code().equals("LimitExceededException")
              || failed.requestId().isEmpty()
              || !failed.message().contains(call)
              || !failed.message().contains("Service Quotas")) {
            faults.add(call + " was refused, and " + step + " says " + outcome);
          }
        });
    Plan plan = stack.plan();
    if (!stack.attempt(plan).failures().isEmpty()) {
      faults.add(
          call + " was refused, and the next apply fails: " + stack.attempt(plan).failures());
    } else if (!stack.plan().isEmpty()) {
      faults.add(
          call + " was refused, and after the next apply: " + TestStack.changes(stack.plan()));
    }
  }

  /** Either it is said, or it does not matter. */
  private void unread(TestStack stack, String call) {
    sandbox.refuse(call, "AccessDeniedException", "not authorized to perform: " + call);
    try {
      Plan plan = stack.plan();
      if (!plan.isEmpty()) {
        faults.add(call + " cannot be read, and the plan: " + TestStack.changes(plan));
      }
    } catch (ProviderException | AssertionError said) {
      // What a lookup is refused the program does not compile with.
      if (!String.valueOf(said.getMessage()).contains(call)) {
        faults.add(call + " cannot be read, and what is said is " + said.getMessage());
      }
    } finally {
      sandbox.refuse(call, "", "");
    }
  }
}
