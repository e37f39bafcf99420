package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/** What can be wrong with a file, and with a text before any name in it means something. */
public final class SyntaxRules {
  public static final RuleInfo UNREADABLE =
      RuleInfo.error("ECS001", "unreadable-file", "File cannot be read");
  public static final RuleInfo NOT_UTF8 = RuleInfo.error("ECS002", "not-utf8", "File is not UTF-8");
  public static final RuleInfo TOO_LARGE =
      RuleInfo.error("ECS003", "file-too-large", "File is too large");
  public static final RuleInfo UNEXPECTED_TEXT =
      RuleInfo.error("ECS004", "unexpected-text", "Unexpected text");
  public static final RuleInfo UNCLOSED =
      RuleInfo.error("ECS005", "unclosed-bracket", "Unclosed bracket");
  public static final RuleInfo UNOPENED =
      RuleInfo.error("ECS006", "unopened-bracket", "Closing bracket without an opening one");
  public static final RuleInfo UNTERMINATED_TEXT =
      RuleInfo.error("ECS007", "unterminated-text", "Unterminated string, heredoc or comment");
  public static final RuleInfo INVALID_LITERAL =
      RuleInfo.error("ECS008", "invalid-literal", "Invalid literal");
  public static final RuleInfo INVALID_ESCAPE =
      RuleInfo.error("ECS009", "invalid-escape", "Invalid escape sequence");
  public static final RuleInfo TOO_DEEP =
      RuleInfo.error("ECS010", "too-deeply-nested", "Too deeply nested");
  public static final RuleInfo INVALID_CHARACTER =
      RuleInfo.error("ECS011", "invalid-character", "Invalid character");
  public static final RuleInfo SEPARATOR =
      RuleInfo.error("ECS012", "wrong-separator", "Wrong or missing separator");
  public static final RuleInfo EXPECTED_EXPRESSION =
      RuleInfo.error("ECS013", "expected-expression", "Expected an expression");
  public static final RuleInfo UNPAIRED_DIRECTIVE =
      RuleInfo.error("ECS014", "unpaired-directive", "Unpaired template directive");
  public static final RuleInfo FOREIGN_NOTATION =
      RuleInfo.error("ECS015", "foreign-notation", "Notation of another language");
  public static final RuleInfo INCOMPLETE_ITEM =
      RuleInfo.error("ECS016", "incomplete-item", "Incomplete argument or block");

  private SyntaxRules() {}

  /** In the order of their ids. */
  public static List<RuleInfo> all() {
    return List.of(
        UNREADABLE,
        NOT_UTF8,
        TOO_LARGE,
        UNEXPECTED_TEXT,
        UNCLOSED,
        UNOPENED,
        UNTERMINATED_TEXT,
        INVALID_LITERAL,
        INVALID_ESCAPE,
        TOO_DEEP,
        INVALID_CHARACTER,
        SEPARATOR,
        EXPECTED_EXPRESSION,
        UNPAIRED_DIRECTIVE,
        FOREIGN_NOTATION,
        INCOMPLETE_ITEM);
  }
}
