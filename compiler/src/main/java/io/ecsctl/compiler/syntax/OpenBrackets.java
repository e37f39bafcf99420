package io.ecsctl.compiler.syntax;

import io.ecsctl.grammar.EcsLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/**
 * The brackets, strings and heredocs around one place of a text, outermost first, and how deep the
 * tree gets there.
 */
final class OpenBrackets {
  /** One that is open. */
  static final class Bracket {
    final int type;
    final CommonToken opener;
    private final int indentation;
    private final boolean linesMatter;
    private int operators;
    private int directives;

    private Bracket(CommonToken opener, int indentation, boolean linesMatter) {
      this.type = opener.getType();
      this.opener = opener;
      this.indentation = indentation;
      this.linesMatter = linesMatter;
    }

    /**
     * Whether a line that looks like an item and starts at {@code column} is more likely to follow
     * this bracket than to stand in it. In anything but a brace no item can stand; for a brace it
     * is a guess, made only when braces are known to be uneven.
     */
    boolean mayEndBefore(int column, boolean guess) {
      return column <= indentation && (guess || type != EcsLexer.LBRACE);
    }
  }

  private final List<Bracket> stack = new ArrayList<>();
  private final boolean linesMatterOutside;
  private int nesting;
  private int depth;
  private int outerOperators;

  OpenBrackets(boolean linesMatterOutside) {
    this.linesMatterOutside = linesMatterOutside;
  }

  int size() {
    return stack.size();
  }

  Bracket get(int index) {
    return stack.get(index);
  }

  Bracket top() {
    return stack.getLast();
  }

  /** A quote and the interpolation in it count as one. */
  int nesting() {
    return nesting;
  }

  /** No smaller than the depth of the tree at this place. */
  int depth() {
    return depth;
  }

  boolean inText() {
    return !stack.isEmpty() && TokenKinds.isText(top().type);
  }

  /** Whether a line break separates something here. */
  boolean linesMatter() {
    return stack.isEmpty() ? linesMatterOutside : top().linesMatter;
  }

  int braces() {
    return (int) stack.stream().filter(bracket -> bracket.type == EcsLexer.LBRACE).count();
  }

  void push(CommonToken opener, int indentation, boolean forInBraces) {
    stack.add(
        new Bracket(opener, indentation, opener.getType() == EcsLexer.LBRACE && !forInBraces));
    depth++;
    if (!TokenKinds.isText(opener.getType())) {
      nesting++;
    }
  }

  Bracket pop() {
    Bracket bracket = stack.removeLast();
    depth -= 1 + bracket.operators + bracket.directives;
    nesting -= bracket.directives + (TokenKinds.isText(bracket.type) ? 0 : 1);
    return bracket;
  }

  /**
   * The index of the bracket that a closing one of that type closes, or -1. A brace is never
   * skipped to find one.
   */
  int findPartner(int closingType) {
    boolean brace = closingType == EcsLexer.RBRACE || closingType == EcsLexer.STRIP_RBRACE;
    for (int i = stack.size() - 1; i >= 0; i--) {
      int type = stack.get(i).type;
      if (TokenKinds.closes(closingType, type)) {
        return i;
      }
      if (!brace && TokenKinds.takesBrace(type)) {
        return -1;
      }
    }
    return -1;
  }

  /**
   * An outer brace whose line is indented like the closing one, if {@code partner}'s is indented
   * further; else {@code partner}.
   */
  int partnerByIndentation(int partner, int column) {
    if (stack.get(partner).indentation <= column) {
      return partner;
    }
    for (int i = partner - 1; i >= 0; i--) {
      if (stack.get(i).type == EcsLexer.LBRACE && stack.get(i).indentation == column) {
        return i;
      }
    }
    return partner;
  }

  /** {@code if} and {@code for} nest when they open a template directive. */
  void beginDirective(int previousType) {
    if (previousType == EcsLexer.DIRECTIVE && stack.size() > 1) {
      stack.get(stack.size() - 2).directives++;
      nesting++;
      depth++;
    }
  }

  void endDirective(int previousType) {
    if (previousType == EcsLexer.DIRECTIVE
        && stack.size() > 1
        && stack.get(stack.size() - 2).directives > 0) {
      stack.get(stack.size() - 2).directives--;
      nesting--;
      depth--;
    }
  }

  /** An index after a value makes the tree deeper as an operator does. */
  void countStep(int type, int previousType) {
    if (type == EcsLexer.LBRACKET && TokenKinds.endsOperand(previousType)) {
      add(1);
    }
  }

  void countOperator(int type) {
    if (TokenKinds.deepens(type)) {
      add(1);
    } else if (TokenKinds.startsAnew(type)) {
      add(stack.isEmpty() ? -outerOperators : -top().operators);
    }
  }

  private void add(int operators) {
    if (stack.isEmpty()) {
      outerOperators += operators;
    } else {
      top().operators += operators;
    }
    depth += operators;
  }
}
