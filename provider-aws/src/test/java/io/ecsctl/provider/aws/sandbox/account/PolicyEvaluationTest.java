package io.ecsctl.provider.aws.sandbox.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One statement allows {@code iam:PassRole} on one role, on a condition. */
class PolicyEvaluationTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/shop-web";

  private static PolicyEvaluation of(String operator, String value) {
    PolicyEvaluation evaluation =
        new PolicyEvaluation(
            "iam:PassRole",
            ROLE,
            Map.of("iam:PassedToService", List.of("ecs-tasks.amazonaws.com")));
    evaluation.add(
        Map.of(
            "Statement",
            List.of(
                Map.of(
                    "Effect",
                    "Allow",
                    "Action",
                    "iam:Pass*",
                    "Resource",
                    "arn:aws:iam::*:role/shop-*",
                    "Condition",
                    Map.of(operator, Map.of("iam:PassedToService", value))))));
    return evaluation;
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, ecs-tasks.amazonaws.com",
    "StringLike, ecs*.amazonaws.com",
    "StringEqualsIfExists, ecs-tasks.amazonaws.com"
  })
  void whatHoldsAllows(String operator, String value) {
    assertTrue(of(operator, value).isAllowed());
    assertEquals(List.of(), List.copyOf(of(operator, value).missing()));
  }

  @ParameterizedTest
  @CsvSource({"StringEquals, ecs*.amazonaws.com", "StringLike, ec2.amazonaws.com"})
  void whatDoesNotHoldIsDecidedToo(String operator, String value) {
    assertFalse(of(operator, value).isAllowed());
    assertEquals(List.of(), List.copyOf(of(operator, value).missing()));
  }

  /** So that nobody is told that he may not do what AWS lets him do. */
  @ParameterizedTest
  @CsvSource({"StringNotEquals", "ForAnyValue:StringEquals", "IpAddress", "Bool"})
  void anOperatorThatIsNotKnownHereIsUndecided(String operator) {
    PolicyEvaluation evaluation = of(operator, "ecs-tasks.amazonaws.com");
    assertFalse(evaluation.isAllowed());
    assertEquals(List.of("iam:PassedToService"), List.copyOf(evaluation.missing()));
  }

  @Test
  void aKeyWithoutAValueIsUndecidedUnlessItMayBeAbsent() {
    PolicyEvaluation evaluation = new PolicyEvaluation("iam:PassRole", ROLE, Map.of());
    evaluation.add(
        Map.of(
            "Statement",
            Map.of(
                "Effect",
                "Deny",
                "Action",
                "*",
                "Resource",
                "*",
                "Condition",
                Map.of("StringEqualsIfExists", Map.of("aws:RequestedRegion", "eu-central-1")))));
    assertTrue(evaluation.isDenied());
    assertEquals(List.of("aws:RequestedRegion"), List.copyOf(evaluation.missing()));
  }
}
