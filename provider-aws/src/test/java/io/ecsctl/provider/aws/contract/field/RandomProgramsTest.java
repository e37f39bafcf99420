package io.ecsctl.provider.aws.contract.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any of a kind's fields in any company: after the apply of a random program the plan is empty;
 * after one thing is changed it shows exactly that; and one random program can take the place of
 * another. What somebody changes behind the program's back is the same: the program is then the one
 * that is compared with another one's object.
 *
 * <p>A failure prints both programs. The build tries the same seeds each time, for what one build
 * in ten finds by chance helps nobody; {@code -Dfield.seeds=1000} tries more, {@code
 * -Dfield.first=4711} begins with that one, {@code -Dfield.kind=service} takes one kind only: a
 * seed that failed is tried again by {@code -Dfield.first=SEED -Dfield.seeds=1}.
 */
class RandomProgramsTest {
  private static final long FIRST = Long.getLong("field.first", 1);
  private static final long SEEDS = Long.getLong("field.seeds", 24);
  private static final int PROGRAMS = 2;
  private static final int SINGLE_CHANGES = 4;

  private static final List<Variant> VARIANTS = FieldSweepTest.variants().toList();

  static Stream<Long> seeds() {
    return LongStream.range(FIRST, FIRST + SEEDS).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void afterAnApplyThePlanIsEmpty(long seed) {
    Random random = new Random(seed);
    random.nextInt(); // The first one hardly depends on a small seed.
    Variant variant = VARIANTS.get(random.nextInt(VARIANTS.size()));
    try (Trial trial = new Trial(variant)) {
      for (int programs = 0; programs < PROGRAMS; programs++) {
        Choice now = choose(variant, random);
        trial.become(now);
        for (int i = 0; i < SINGLE_CHANGES; i++) {
          now = change(variant, now, random);
          trial.become(now);
        }
      }
      trial.become(Choice.least(variant)); // What is protected cannot go.
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
    List<Field> fields = variant.fields().stream().filter(field -> !field.block()).toList();
    Field field = fields.get(random.nextInt(fields.size()));
    return now.canGo(field) && random.nextInt(3) == 0
        ? now.without(field)
        : now.with(field, any(field, random));
  }

  private static String any(Field field, Random random) {
    return field.values().get(random.nextInt(field.values().size()));
  }
}
