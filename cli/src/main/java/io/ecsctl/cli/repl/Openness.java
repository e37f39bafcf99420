package io.ecsctl.cli.repl;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.SyntaxRules;

/** Whether an input goes on: its parser misses the end of a bracket, a heredoc or a comment. */
final class Openness {
  private Openness() {}

  static boolean isOpen(String text) {
    // A quoted string ends with its line, so its missing quote is a mistake, not an open end.
    boolean mayGoOn = text.contains("<<") || text.contains("/*") || text.matches("(?s).*[\\[({].*");
    return mayGoOn
        && Parser.parseExpression(new SourceFile("input", text + "\n")).diagnostics().stream()
            .anyMatch(found ->
                found.rule().equals(SyntaxRules.UNCLOSED)
                    || (found.rule().equals(SyntaxRules.UNTERMINATED_TEXT)
                        && (text.contains("<<") || text.contains("/*"))));
  }
}
