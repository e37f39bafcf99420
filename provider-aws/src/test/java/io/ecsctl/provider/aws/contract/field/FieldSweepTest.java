package io.ecsctl.provider.aws.contract.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each field is added to a live object, changed, and taken away. Each time the plan shows exactly
 * that, in place or as a replacement as the schema says, and after the apply there is nothing left
 * to do; in the end the object goes, and deleting it again is no failure.
 *
 * <p>{@code -Dfield.kind=service,vpc} tries these kinds only. Several fields take their steps
 * together, which costs less; {@code -Dfield.together=1} lets each go alone. {@code
 * -Dfield.endpoint=http://localhost:5000} does it all on a moto_server, but for what the files say
 * that it lacks.
 */
class FieldSweepTest {
  private static final int TOGETHER = Integer.getInteger("field.together", 6);

  static Stream<Variant> variants() {
    String only = System.getProperty("field.kind", "");
    return FieldFile.all().stream()
        .filter(file -> only.isEmpty() || List.of(only.split(",")).contains(file.kind().kind()))
        .filter(file -> Collections.disjoint(file.gaps(), FreshAccount.gaps()))
        .flatMap(file -> file.variants().stream())
        .flatMap(variant -> variant.without(FreshAccount.gaps()).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void everyFieldComesChangesAndGoes(Variant variant) {
    List<FieldSteps> left =
        variant.fields().stream()
            .filter(field -> !field.block())
            .map(FieldSteps::of)
            .collect(ArrayList::new, List::add, List::addAll);
    List<String> failures = new ArrayList<>();
    do {
      sweep(variant, left, failures);
    } while (!left.isEmpty());
    assertEquals("", String.join("\n\n", failures));
  }

  /** Begins with a new account, and ends with the first failure. */
  private static void sweep(Variant variant, List<FieldSteps> left, List<String> failures) {
    try (Trial trial = new Trial(variant)) {
      Choice now = Choice.least(variant);
      trial.become(now);
      while (!left.isEmpty()) {
        List<FieldSteps> together = new ArrayList<>();
        Choice next = now;
        for (FieldSteps steps : left) {
          Choice with = steps.next(next);
          if (together.isEmpty()
              || (together.size() < TOGETHER && together.stream().allMatch(t -> t.holdsIn(with)))) {
            together.add(steps);
            next = with;
          }
        }
        try {
          trial.become(next);
        } catch (AssertionError failure) {
          left.removeAll(together);
          failures.add(together + ": " + failure.getMessage());
          return;
        }
        now = next;
        together.forEach(FieldSteps::taken);
        left.removeIf(FieldSteps::isDone);
      }
      trial.end();
    }
  }
}
