package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.grammar.EcsLexer;
import org.antlr.v4.runtime.CommonToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that no program contains but people write: reported, and replaced by what they most likely
 * mean.
 */
final class ForeignNotation {
  private ForeignNotation() {}

  /**
   * The token, or the one it stands for; null to leave it out.
   *
   * @param linesMatter whether a line break would separate something here
   */
  static @Nullable CommonToken mend(CommonToken token, Findings findings, boolean linesMatter) {
    SourceSpan span = findings.span(token);
    return switch (token.getType()) {
      case EcsLexer.COLON_ASSIGN -> {
        findings.report(
            replace(span, "=", "an argument is given with \"=\", not with \":=\"", "write \"=\""));
        yield as(EcsLexer.ASSIGN, token);
      }
      case EcsLexer.AMPERSAND -> {
        findings.report(
            replace(span, "&&", "there are no bit operators; \"and\" is \"&&\"", "write \"&&\""));
        yield as(EcsLexer.AND, token);
      }
      case EcsLexer.PIPE -> {
        findings.report(
            replace(span, "||", "there are no bit operators; \"or\" is \"||\"", "write \"||\""));
        yield as(EcsLexer.OR, token);
      }
      case EcsLexer.SEMICOLON -> {
        findings.report(
            Findings.of(SyntaxRules.FOREIGN_NOTATION, span, "a line has no \";\" at its end")
                .label("remove it")
                .detail("Arguments are separated by line breaks, in a one-line block by commas.")
                .fix("remove the \";\"", Edit.replace(span, "")));
        if (linesMatter) {
          yield as(EcsLexer.NEWLINE, token);
        }
        yield null;
      }
      case EcsLexer.UNCLOSED_COMMENT -> {
        findings.report(
            Findings.of(
                    SyntaxRules.UNTERMINATED_TEXT,
                    findings.file().span(span.start(), span.start() + 2),
                    "this comment has no end")
                .label("the comment begins here")
                .detail("Close it with \"*/\"."));
        yield null;
      }
      case EcsLexer.INVALID -> {
        findings.reportUnlessLineHasOne(invalid(token, span));
        yield null;
      }
      default -> token;
    };
  }

  private static Diagnostic.Builder replace(
      SourceSpan span, String by, String headline, String title) {
    return Findings.of(SyntaxRules.FOREIGN_NOTATION, span, headline)
        .label(title)
        .fix(title, Edit.replace(span, by));
  }

  private static Diagnostic.Builder invalid(CommonToken token, SourceSpan span) {
    String text = token.getText();
    int character = text.codePointAt(0);
    boolean invisible =
        Character.isIdentifierIgnorable(character)
            || Character.isISOControl(character)
            || Character.isSpaceChar(character)
            || !Character.isDefined(character);
    String shown = invisible ? "U+%04X".formatted(character) : '"' + text + '"';
    Diagnostic.Builder found =
        Findings.of(
            SyntaxRules.INVALID_CHARACTER, span, "the character " + shown + " means nothing here");
    return switch (text) {
      case "“", "”", "„", "«", "»" ->
          found
              .label("write \"")
              .detail("Strings stand in straight quotes.")
              .fix("use a straight quote", Edit.replace(span, "\""));
      case "'", "`", "‘", "’" ->
          found.label("write \"").detail("Strings stand in straight double quotes.");
      default -> found;
    };
  }

  private static CommonToken as(int type, CommonToken token) {
    CommonToken other = new CommonToken(token);
    other.setType(type);
    return other;
  }
}
