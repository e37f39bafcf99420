package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.grammar.EcsLexer;
import java.text.Normalizer;
import org.antlr.v4.runtime.Token;

/** What the pieces of a quoted text stand for. */
final class Escapes {
  private static final String REPLACEMENT = "\uFFFD";

  private final Findings findings;

  Escapes(Findings findings) {
    this.findings = findings;
  }

  /**
   * The text of a {@code TEXT}, {@code ESCAPE} or {@code LINE_BREAK} token; a wrong escape is
   * reported.
   */
  String resolve(Token token) {
    String text = token.getText();
    if (token.getType() != EcsLexer.ESCAPE) {
      return text;
    }
    return switch (text) {
      case "$${" -> "${";
      case "%%{" -> "%{";
      case "\\n" -> "\n";
      case "\\r" -> "\r";
      case "\\t" -> "\t";
      case "\\\"" -> "\"";
      case "\\\\" -> "\\";
      default -> unicode(token, text);
    };
  }

  private String unicode(Token token, String text) {
    SourceSpan span = findings.span(token);
    boolean isShort = text.startsWith("\\u");
    if (!isShort && !text.startsWith("\\U")) {
      report(
          span,
          "\"" + text + "\" is no escape sequence",
          "Known are \\n, \\r, \\t, \\\", \\\\, \\u and \\U. A backslash itself is written \\\\.");
      return REPLACEMENT;
    }
    int digits = isShort ? 4 : 8;
    if (text.length() != 2 + digits) {
      report(
          span,
          "\"" + text + "\" is not complete",
          text.substring(0, 2) + " takes exactly " + digits + " hexadecimal digits.");
      return REPLACEMENT;
    }
    long character = Long.parseLong(text.substring(2), 16);
    boolean surrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    if (character > Character.MAX_CODE_POINT || surrogate) {
      report(
          span,
          "\"" + text + "\" is no Unicode character",
          surrogate
              ? "Characters above \\uFFFF are written with \\U and 8 digits."
              : "The last character is \\U0010FFFF.");
      return REPLACEMENT;
    }
    return Character.toString((int) character);
  }

  private void report(SourceSpan span, String headline, String detail) {
    findings.report(Findings.of(SyntaxRules.INVALID_ESCAPE, span, headline).detail("%s", detail));
  }

  /** Strings that look the same are the same: NFC, as in HCL. */
  static String normalize(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
