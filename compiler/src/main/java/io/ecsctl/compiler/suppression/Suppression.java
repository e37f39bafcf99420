package io.ecsctl.compiler.suppression;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.LexicalToken;
import io.ecsctl.compiler.syntax.LexicalTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One comment.
 *
 * @param acknowledges it knows of a danger; otherwise it takes a finding back
 * @param span the comment
 * @param line the line it is about
 * @param id as written; may be empty
 * @param reason may be empty
 */
record Suppression(SourceSpan span, int line, boolean acknowledges, String id, String reason) {
  private static final String WORD = "ecs:";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:#|//|/\\*)\\s*" + WORD + "(ignore|acknowledge)(?:[ \\t]+(\\S+))?(.*?)(?:\\*/)?\\s*",
          Pattern.DOTALL);

  /** All in a file, in source order. */
  static List<Suppression> in(SourceFile file) {
    List<Suppression> found = new ArrayList<>();
    // Most files have none, and need not be read twice for that.
    if (file.text().contains(WORD)) {
      List<LexicalToken> tokens = LexicalTokens.of(file);
      for (int i = 0; i < tokens.size(); i++) {
        if (isComment(tokens.get(i))) {
          SourceSpan span = file.span(tokens.get(i).start(), tokens.get(i).end());
          Matcher form = FORM.matcher(span.text());
          if (form.matches()) {
            found.add(
                new Suppression(
                    file.span(span.start(), span.start() + span.text().stripTrailing().length()),
                    lineOf(tokens, i, file),
                    form.group(1).equals("acknowledge"),
                    form.group(2) == null ? "" : form.group(2),
                    form.group(3).strip()));
          }
        }
      }
    }
    return found;
  }

  private static boolean isComment(LexicalToken token) {
    return token.kind() == LexicalToken.Kind.LINE_COMMENT
        || token.kind() == LexicalToken.Kind.BLOCK_COMMENT;
  }

  /** Its own line where code is before it, else that of the code after it. */
  private static int lineOf(List<LexicalToken> tokens, int comment, SourceFile file) {
    int line = file.lineAt(tokens.get(comment).start());
    for (int i = comment - 1; i >= 0 && file.lineAt(tokens.get(i).start()) == line; i--) {
      if (isCode(tokens.get(i))) {
        return line;
      }
    }
    for (int i = comment + 1; i < tokens.size(); i++) {
      if (isCode(tokens.get(i))) {
        return file.lineAt(tokens.get(i).start());
      }
    }
    return line;
  }

  private static boolean isCode(LexicalToken token) {
    return !isComment(token) && token.kind() != LexicalToken.Kind.NEWLINE;
  }
}
