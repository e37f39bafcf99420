package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/** The mistakes that values show. */
public final class EvaluationRules {
  public static final RuleInfo FAILED_OPERATION =
      RuleInfo.error("ECS050", "failed-operation", "Operation that has no result");
  public static final RuleInfo NO_ELEMENT =
      RuleInfo.error("ECS051", "no-element", "Element that does not exist");
  public static final RuleInfo NULL_VALUE =
      RuleInfo.error("ECS052", "null-value", "Null where a value is needed");
  public static final RuleInfo FUNCTION_FAILED =
      RuleInfo.error("ECS053", "function-failed", "Function call that has no result");
  public static final RuleInfo BAD_VALUE =
      RuleInfo.error("ECS054", "bad-value", "Value that the attribute does not take");
  public static final RuleInfo UNKNOWN_WORD =
      RuleInfo.error("ECS055", "unknown-word", "Word that the attribute does not list");
  public static final RuleInfo INSTANCES_UNKNOWN =
      RuleInfo.error("ECS056", "instances-unknown", "for_each or count that can not be used");
  public static final RuleInfo DUPLICATE_KEY =
      RuleInfo.error("ECS057", "duplicate-key", "Key that occurs twice");
  public static final RuleInfo UNKNOWN_VARIABLE =
      RuleInfo.error("ECS058", "unknown-variable", "Value for a variable that does not exist");
  public static final RuleInfo MISSING_VARIABLE =
      RuleInfo.error("ECS059", "missing-variable", "Variable without a value");
  public static final RuleInfo BAD_VARIABLE =
      RuleInfo.error("ECS060", "bad-variable", "Value that the variable does not take");
  public static final RuleInfo VALIDATION_FAILED =
      RuleInfo.error("ECS061", "variable-validation", "Variable whose validation failed");
  public static final RuleInfo EVALUATION_CYCLE =
      RuleInfo.error("ECS062", "evaluation-cycle", "A value turns out to need itself");
  public static final RuleInfo SENSITIVE_OUTPUT =
      RuleInfo.error("ECS063", "sensitive-output", "Output that would show a sensitive value");
  public static final RuleInfo BAD_STACK =
      RuleInfo.error(
          "ECS064", "stack-argument", "Argument of the stack block that can not be used");
  public static final RuleInfo TOOL_VERSION =
      RuleInfo.error("ECS065", "required-version", "Program for another version of ecsctl");
  public static final RuleInfo LIFECYCLE =
      RuleInfo.error("ECS066", "lifecycle-unknown", "Lifecycle that is not known in time");
  public static final RuleInfo CONDITION_FAILED =
      RuleInfo.error("ECS067", "condition-failed", "Condition of a resource that does not hold");
  public static final RuleInfo CHECK_FAILED =
      RuleInfo.warning("ECS068", "check-failed", "Check that does not hold");
  public static final RuleInfo VALIDATION_UNKNOWN =
      RuleInfo.error("ECS069", "validation-unknown", "Validation that is not known in time");

  public static final List<RuleInfo> ALL =
      List.of(
          FAILED_OPERATION,
          NO_ELEMENT,
          NULL_VALUE,
          FUNCTION_FAILED,
          BAD_VALUE,
          UNKNOWN_WORD,
          INSTANCES_UNKNOWN,
          DUPLICATE_KEY,
          UNKNOWN_VARIABLE,
          MISSING_VARIABLE,
          BAD_VARIABLE,
          VALIDATION_FAILED,
          EVALUATION_CYCLE,
          SENSITIVE_OUTPUT,
          BAD_STACK,
          TOOL_VERSION,
          LIFECYCLE,
          CONDITION_FAILED,
          CHECK_FAILED,
          VALIDATION_UNKNOWN);

  private EvaluationRules() {}
}
