package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/** The mistakes that types and schemas show. */
public final class TypingRules {
  public static final RuleInfo UNKNOWN_ARGUMENT =
      RuleInfo.error("ECS030", "unknown-argument", "Unknown argument or block");
  public static final RuleInfo MISSING_ARGUMENT =
      RuleInfo.error("ECS031", "missing-argument", "Missing required argument");
  public static final RuleInfo WRONG_TYPE =
      RuleInfo.error("ECS032", "wrong-type", "Wrong type of value");
  public static final RuleInfo REPEATED_ARGUMENT =
      RuleInfo.error("ECS033", "repeated-argument", "Argument given more than once");
  public static final RuleInfo BLOCK_OR_ARGUMENT =
      RuleInfo.error(
          "ECS034", "block-or-argument", "Block where an argument belongs, or the reverse");
  public static final RuleInfo LABEL =
      RuleInfo.error("ECS035", "nested-label", "Wrong label on a nested block");
  public static final RuleInfo UNKNOWN_ATTRIBUTE =
      RuleInfo.error("ECS036", "unknown-attribute", "Read of an attribute that does not exist");
  public static final RuleInfo OPERANDS =
      RuleInfo.error("ECS037", "operands", "Operator does not apply to its operands");
  public static final RuleInfo CALL =
      RuleInfo.error("ECS038", "function-call", "Wrong function call");
  public static final RuleInfo UNDECLARED_WORD =
      RuleInfo.error("ECS039", "undeclared-word", "Word that means nothing here");
  public static final RuleInfo TYPE_EXPRESSION =
      RuleInfo.error("ECS040", "type-expression", "Unknown type");
  public static final RuleInfo NOT_CONSTANT =
      RuleInfo.error("ECS041", "not-constant", "Value that must be written out");
  public static final RuleInfo INSTANCES =
      RuleInfo.error("ECS042", "instances", "One resource and many confused");
  public static final RuleInfo EXTERNAL =
      RuleInfo.error("ECS075", "external-field", "Field that can not be left to others");
  public static final RuleInfo RECURSION =
      RuleInfo.error("ECS044", "recursive-function", "Function that calls itself");

  public static final RuleInfo NEVER_EQUAL =
      RuleInfo.warning("ECS045", "never-equal", "Comparison of types that are never equal");

  public static final RuleInfo LEGACY =
      RuleInfo.hint("ECS046", "legacy-notation", "Quotes that older Terraform needed");

  public static final RuleInfo DROPPED =
      RuleInfo.warning("ECS047", "dropped-attribute", "Attribute that the type leaves out");

  public static final List<RuleInfo> ALL =
      List.of(
          UNKNOWN_ARGUMENT,
          MISSING_ARGUMENT,
          WRONG_TYPE,
          REPEATED_ARGUMENT,
          BLOCK_OR_ARGUMENT,
          LABEL,
          UNKNOWN_ATTRIBUTE,
          OPERANDS,
          CALL,
          UNDECLARED_WORD,
          TYPE_EXPRESSION,
          NOT_CONSTANT,
          INSTANCES,
          EXTERNAL,
          RECURSION,
          NEVER_EQUAL,
          LEGACY,
          DROPPED);

  private TypingRules() {}
}
