package io.ecsctl.compiler.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * Tokens that are all there already, as a stream for the generated parser. The last one is the end
 * of the file.
 */
final class TokenList implements TokenStream {
  private final TokenSource source;
  private final CommonToken[] tokens;
  private int index;

  /** Numbers the tokens: a token's index is its place in this list. */
  TokenList(TokenSource source, List<CommonToken> tokens) {
    this.source = source;
    this.tokens = tokens.toArray(CommonToken[]::new);
    for (int i = 0; i < this.tokens.length; i++) {
      this.tokens[i].setTokenIndex(i);
    }
  }

  @Override
  public CommonToken get(int at) {
    return tokens[Math.clamp(at, 0, tokens.length - 1)];
  }

  @Override
  public CommonToken LT(int offset) {
    return get(offset > 0 ? index + offset - 1 : index + offset);
  }

  @Override
  public int LA(int offset) {
    // Nearly every call asks for the next one, which is always there.
    return (offset == 1 ? tokens[index] : LT(offset)).getType();
  }

  @Override
  public void consume() {
    if (index < tokens.length - 1) {
      index++;
    }
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int to) {
    index = Math.clamp(to, 0, tokens.length - 1);
  }

  @Override
  public int size() {
    return tokens.length;
  }

  @Override
  public TokenSource getTokenSource() {
    return source;
  }

  @Override
  public String getSourceName() {
    return source.getSourceName();
  }

  @Override
  public String getText() {
    return getText(Interval.of(0, tokens.length - 1));
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
  }

  /** The tokens' texts with nothing between them; for debugging only. */
  @Override
  public String getText(Interval interval) {
    StringBuilder text = new StringBuilder();
    for (int i = interval.a; i <= interval.b; i++) {
      text.append(get(i).getText());
    }
    return text.toString();
  }
}
