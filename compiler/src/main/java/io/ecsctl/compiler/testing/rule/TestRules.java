package io.ecsctl.compiler.testing.rule;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/** The mistakes in tests, and the ways in which a test fails. */
public final class TestRules {
  public static final RuleInfo INPUT =
      RuleInfo.error("ECS093", "test-input", "Test that sets what the program does not have");
  public static final RuleInfo STAND_IN =
      RuleInfo.error("ECS094", "test-override", "Override of what nobody else decides");
  public static final RuleInfo EXPECTATION =
      RuleInfo.error("ECS095", "test-expectation", "Test that expects what can not be reported");
  public static final RuleInfo ASSERTION =
      RuleInfo.error("ECS096", "assertion-failed", "Assertion that does not hold");
  public static final RuleInfo UNDECIDED =
      RuleInfo.error("ECS097", "assertion-unknown", "Assertion that only AWS can decide");
  public static final RuleInfo NOT_REPORTED =
      RuleInfo.error("ECS098", "expectation-not-met", "Expected diagnostic that is not reported");
  public static final RuleInfo LIVE =
      RuleInfo.error("ECS099", "test-plan", "Plan of a test that can not be made");

  public static final List<RuleInfo> ALL =
      List.of(INPUT, STAND_IN, EXPECTATION, ASSERTION, UNDECIDED, NOT_REPORTED, LIVE);

  private TestRules() {}
}
