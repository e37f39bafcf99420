package io.ecsctl.provider.aws.contract.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.schema.AttributeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each field by itself, besides what it needs: it is added to a live object, changed, and taken
 * away. Each time the plan shows exactly that, in place or as a replacement as the schema says, and
 * after the apply there is nothing left to do.
 */
class FieldSweepTest {
  static Stream<Variant> variants() {
    String only = System.getProperty("field.kind", "");
    return FieldFile.all().stream()
        .filter(file -> only.isEmpty() || List.of(only.split(",")).contains(file.kind().kind()))
        .flatMap(file -> file.variants().stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void everyFieldComesChangesAndGoes(Variant variant) {
    List<String> failures = new ArrayList<>();
    List<Field> left = variant.fields().stream().filter(field -> !field.block()).toList();
    while (!left.isEmpty()) {
      left = sweep(variant, left, failures);
    }
    assertEquals("", String.join("\n\n", failures));
  }

  /**
   * Begins with a new account.
   *
   * @return what is left after a failure
   */
  private static List<Field> sweep(Variant variant, List<Field> fields, List<String> failures) {
    try (Trial trial = new Trial(variant)) {
      Choice now = Choice.least(variant);
      trial.become(now);
      for (int i = 0; i < fields.size(); i++) {
        try {
          now = sweep(trial, now, fields.get(i));
        } catch (AssertionError failure) {
          failures.add(fields.get(i) + ": " + failure.getMessage());
          return fields.subList(i + 1, fields.size());
        }
      }
      trial.end();
    }
    return List.of();
  }

  private static Choice sweep(Trial trial, Choice before, Field field) {
    Choice now = before;
    for (String value : few(field)) {
      now = now.with(field, value);
      trial.become(now);
    }
    Field goes = field;
    while (goes.always() && goes.parent() != null) {
      goes = goes.parent();
    }
    if (now.canGo(goes)) {
      now = now.without(goes);
      trial.become(now);
    }
    return now;
  }

  /** Two are enough to see a change; the random programs take them all. */
  private static List<String> few(Field field) {
    boolean words = field.schema().change() != AttributeSchema.Change.REPLACE;
    return field.values().subList(0, Math.min(words ? 3 : 2, field.values().size()));
  }
}
