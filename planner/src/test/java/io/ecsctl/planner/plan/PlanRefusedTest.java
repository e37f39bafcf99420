package io.ecsctl.planner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRefusedTest {
  @ParameterizedTest
  @CsvSource({
    "1, 'vpc.n1 is new'",
    "3, 'vpc.n1 is new; vpc.n2 is new; vpc.n3 is new'",
    "4, 'vpc.n1 is new; vpc.n2 is new; vpc.n3 is new; and one more'",
    "200, 'vpc.n1 is new; vpc.n2 is new; vpc.n3 is new; and 197 more'"
  })
  void aFewDifferencesAreToldAndTheRestCounted(int count, String told) {
    List<String> differences =
        IntStream.rangeClosed(1, count).mapToObj(i -> "vpc.n" + i + " is new").toList();
    PlanRefused refused = PlanRefused.stale(differences);
    assertEquals(PlanRefused.Reason.STALE, refused.reason());
    assertEquals(
        "the account is not as this plan saw it: "
            + told
            + ". Nothing was changed; make a new plan",
        refused.explanation());
  }
}
