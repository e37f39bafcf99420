package io.ecsctl.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.misc.Interval;

/**
 * What the lexer has to remember: the end markers of the heredocs it is in. Heredocs nest through
 * {@code ${ }}.
 */
public abstract class EcsLexerBase extends Lexer {
  private final Deque<String> heredocMarkers = new ArrayDeque<>();

  protected EcsLexerBase(CharStream input) {
    super(input);
  }

  @Override
  public void reset() {
    if (heredocMarkers != null) { // the super constructor may get here before the field is set
      heredocMarkers.clear();
    }
    super.reset();
  }

  /** A stray closing brace has no mode to go back to. */
  protected void closeBrace() {
    if (!_modeStack.isEmpty()) {
      popMode();
    }
  }

  /**
   * Whether no more of a word follows: {@code 80/tcp} is a port, {@code 80/tcp_share} a division.
   */
  protected boolean endsWord() {
    int next = _input.LA(1);
    return next != '-' && (next == CharStream.EOF || !isPartOfWord(next));
  }

  /** Whether the character just read may begin a name. */
  protected boolean startsWord() {
    return Character.isUnicodeIdentifierStart(_input.LA(-1));
  }

  /** Whether the character just read may stand in a name. */
  protected boolean isPartOfWord() {
    return isPartOfWord(_input.LA(-1));
  }

  /** Java also counts invisible characters, which Unicode's ID_Continue does not. */
  private static boolean isPartOfWord(int character) {
    return Character.isUnicodeIdentifierPart(character)
        && !Character.isIdentifierIgnorable(character);
  }

  protected void openHeredoc() {
    String marker = getText().strip().substring("<<".length());
    heredocMarkers.push(marker.startsWith("-") ? marker.substring(1) : marker);
  }

  /** Whether the word just read is alone on its line and is the marker of the innermost heredoc. */
  protected boolean closesHeredoc() {
    int next = _input.LA(1);
    boolean endsLine =
        next == '\n' || next == CharStream.EOF || (next == '\r' && _input.LA(2) == '\n');
    if (!endsLine || heredocMarkers.isEmpty()) {
      return false;
    }
    int start = _tokenStartCharIndex;
    boolean startsLine = _input.getText(Interval.of(start - 1, start - 1)).equals("\n");
    return startsLine
        && _input
            .getText(Interval.of(start, _input.index() - 1))
            .strip()
            .equals(heredocMarkers.peek());
  }

  protected void closeHeredoc() {
    heredocMarkers.pop();
  }
}
