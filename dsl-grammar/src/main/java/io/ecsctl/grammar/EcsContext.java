package io.ecsctl.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * A node of the parse tree. Most have one child or two, and a large program has a million of them:
 * ANTLR's own begin with room for ten and make an iterator for each look.
 */
public abstract class EcsContext extends ParserRuleContext {
  protected EcsContext() {}

  protected EcsContext(ParserRuleContext parent, int invokingState) {
    super(parent, invokingState);
  }

  @Override
  public <T extends ParseTree> T addAnyChild(T child) {
    if (children == null) {
      children = new ArrayList<>(2);
    }
    children.add(child);
    return child;
  }

  @Override
  public <T extends ParseTree> T getChild(Class<? extends T> type, int index) {
    int left = index;
    for (int i = 0; i < getChildCount(); i++) {
      ParseTree child = children.get(i);
      if (type.isInstance(child) && left-- == 0) {
        return type.cast(child);
      }
    }
    return null;
  }

  @Override
  public TerminalNode getToken(int type, int index) {
    int left = index;
    for (int i = 0; i < getChildCount(); i++) {
      if (children.get(i) instanceof TerminalNode node
          && node.getSymbol().getType() == type
          && left-- == 0) {
        return node;
      }
    }
    return null;
  }

  @Override
  public <T extends ParserRuleContext> List<T> getRuleContexts(Class<? extends T> type) {
    List<T> found = null;
    for (int i = 0; i < getChildCount(); i++) {
      if (type.isInstance(children.get(i))) {
        if (found == null) {
          found = new ArrayList<>(getChildCount() - i);
        }
        found.add(type.cast(children.get(i)));
      }
    }
    return found == null ? List.of() : found;
  }
}
