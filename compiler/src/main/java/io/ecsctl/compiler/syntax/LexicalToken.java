package io.ecsctl.compiler.syntax;

/**
 * One word, sign or comment of a text, from offset {@code start} to before {@code end}. White space
 * is between tokens.
 */
public record LexicalToken(Kind kind, int start, int end) {
  /** What it is, as far as layout and colours care. */
  public enum Kind {
    NEWLINE,
    LINE_COMMENT,
    BLOCK_COMMENT,
    /** A name or a keyword. */
    WORD,
    NUMBER,
    /** A literal that HCL does not have. */
    LITERAL,
    OPEN_QUOTE,
    /** Characters, an escape or a line break of a string or heredoc. */
    TEXT,
    CLOSE_QUOTE,
    /** With the line break behind its marker. */
    HEREDOC_OPEN,
    /** With the white space before its marker. */
    HEREDOC_CLOSE,
    OPEN_PAREN,
    CLOSE_PAREN,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    OPEN_BRACE,
    CLOSE_BRACE,
    /** <code>${</code> or <code>%{</code>, with its {@code ~}. */
    OPEN_SEQUENCE,
    CLOSE_SEQUENCE,
    ASSIGN,
    COLON,
    DOUBLE_COLON,
    COMMA,
    DOT,
    ELLIPSIS,
    QUESTION,
    ARROW,
    MINUS,
    NOT,
    /** Any other operator between two values. */
    OPERATOR,
    /** Nothing a correct program contains. */
    UNKNOWN;

    /** 1 if it opens a bracket, -1 if it closes one, else 0. Quotes are no brackets. */
    public int bracketChange() {
      return switch (this) {
        case OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE, OPEN_SEQUENCE -> 1;
        case CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE, CLOSE_SEQUENCE -> -1;
        default -> 0;
      };
    }
  }
}
