package io.ecsctl.compiler.validation.rule;

/** Finds where a block ends in a text that is known to be sound. */
final class BlockEnd {
  private BlockEnd() {}

  /**
   * Past the closing brace of the block whose header ends at {@code offset}; -1 when no block
   * begins there, or it holds a heredoc, in which braces mean nothing.
   */
  static int of(String text, int offset) {
    int at = offset;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at >= text.length() || text.charAt(at) != '{') {
      return -1;
    }
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at = pastString(text, at);
      } else if (c == '#' || text.startsWith("//", at)) {
        at = past(text, "\n", at);
      } else if (text.startsWith("/*", at)) {
        at = past(text, "*/", at + 2);
      } else if (text.startsWith("<<", at)) {
        return -1;
      } else {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        at++;
        if (depth == 0) {
          return at;
        }
      }
    }
    return -1;
  }

  private static int past(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  /** Past the quoted text that begins at {@code quote}, interpolations and all. */
  private static int pastString(String text, int quote) {
    int at = quote + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at += 2;
      } else if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
        at += 3;
      } else if (text.startsWith("${", at) || text.startsWith("%{", at)) {
        int end = of(text, at + 1);
        if (end < 0) {
          return text.length();
        }
        at = end;
      } else {
        at++;
      }
    }
    return at + 1;
  }
}
