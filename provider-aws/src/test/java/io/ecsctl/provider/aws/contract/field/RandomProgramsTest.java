package io.ecsctl.provider.aws.contract.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Any of a kind's fields in any company: after the apply of a random program the plan is empty;
 * after one thing is changed it shows exactly that; and one random program can take the place of
 * another.
 *
 * <p>The build tries a share. {@code -Dfield.tries=2000} tries more, {@code -Dfield.kind=service}
 * those of one kind; a failure prints both programs.
 */
class RandomProgramsTest {
  private static final int SINGLE_CHANGES = 4;

  @Provide
  Arbitrary<Variant> variants() {
    return Arbitraries.of(FieldSweepTest.variants().toList());
  }

  /** How many programs a run takes, besides the changes of each. */
  private static final int TRIES = Integer.getInteger("field.tries", 40);

  @Property(tries = 1, shrinking = ShrinkingMode.OFF)
  void theLastPlanIsEmpty(@ForAll long seed) {
    Random random = new Random(seed);
    List<Variant> variants = FieldSweepTest.variants().toList();
    for (int i = 0; i < TRIES; i++) {
      anyProgram(variants.get(random.nextInt(variants.size())), random);
    }
  }

  private static void anyProgram(Variant variant, Random random) {
    try (Trial trial = new Trial(variant)) {
      for (int programs = 0; programs < 2; programs++) {
        Choice now = choose(variant, random);
        trial.become(now);
        for (int i = 0; i < SINGLE_CHANGES; i++) {
          now = change(variant, now, random);
          trial.become(now);
        }
      }
      trial.end();
    }
  }

  private static Choice choose(Variant variant, Random random) {
    List<Field> fields = new ArrayList<>(variant.fields());
    Collections.shuffle(fields, random);
    Choice choice = Choice.least(variant);
    int share = 1 + random.nextInt(4);
    for (Field field : fields) {
      if (!field.block() && random.nextInt(4) < share) {
        choice = choice.with(field, any(field, random));
      }
    }
    return choice;
  }

  private static Choice change(Variant variant, Choice now, Random random) {
    List<Field> fields = variant.fields().stream().filter(f -> !f.block()).toList();
    Field field = fields.get(random.nextInt(fields.size()));
    return now.canGo(field) && random.nextInt(3) == 0
        ? now.without(field)
        : now.with(field, any(field, random));
  }

  private static String any(Field field, Random random) {
    return field.values().get(random.nextInt(field.values().size()));
  }
}
