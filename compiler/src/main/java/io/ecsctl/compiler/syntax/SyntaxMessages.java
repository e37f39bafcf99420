package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.grammar.EcsLexer;
import io.ecsctl.grammar.EcsParser;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Says what the parser stumbled over in the words of someone who writes programs, not of someone
 * who writes parsers.
 */
final class SyntaxMessages {
  private final Findings findings;
  private final TokenList tokens;

  SyntaxMessages(Findings findings, TokenList tokens) {
    this.findings = findings;
    this.tokens = tokens;
  }

  Diagnostic.Builder of(RecognitionException mistake) {
    CommonToken found = tokens.get(mistake.getOffendingToken().getTokenIndex());
    CommonToken previous = tokens.get(found.getTokenIndex() - 1);
    RuleContext rule = mistake.getCtx();
    return switch (rule) {
      case EcsParser.ItemContext item -> item(item, found);
      case EcsParser.LabelContext _ ->
          message(SyntaxRules.UNEXPECTED_TEXT, found, "a label is a plain string, without ${ }");
      case EcsParser.ExpressionContext expression when !expression.operand().isEmpty() ->
          expected("\":\" and the other value", previous, found);
      case EcsParser.ParenthesizedContext parens when parens.expression() != null ->
          expected("\")\"", previous, found);
      case EcsParser.TupleContext loop when loop.expression() != null ->
          expected("\"if\" or \"]\"", previous, found);
      case EcsParser.TupleContext tuple when tuple.elements() != null ->
          expected("\",\" or \"]\"", previous, found);
      case EcsParser.ArgumentsContext call when call.ELLIPSIS() != null ->
          expected("\")\"", previous, found);
      case EcsParser.ArgumentsContext call when !call.expression().isEmpty() ->
          expected("\",\" or \")\"", previous, found);
      case EcsParser.StepContext _ when previous.getType() == EcsLexer.DOT ->
          expected("a name", previous, found);
      case EcsParser.StepContext step when step.expression() != null || step.STAR() != null ->
          expected("\"]\"", previous, found);
      case EcsParser.ObjectContext loop when loop.forHead() != null ->
          expected(
              loop.ARROW() == null ? "\"=>\" and a value" : "\"if\" or \"}\"", previous, found);
      case EcsParser.ObjectContext object when object.entries() != null ->
          expected("\",\", a new line or \"}\"", previous, found);
      case EcsParser.EntryContext _ -> expected("\"=\" and a value", previous, found);
      case EcsParser.ForHeadContext head -> forHead(head.IN() != null, "\":\"", previous, found);
      case EcsParser.SequenceEndContext _ -> expected("\"}\"", previous, found);
      case EcsParser.ForPartContext loop -> forHead(loop.IN() != null, "\"}\"", previous, found);
      case EcsParser.PartContext _ ->
          message(
              SyntaxRules.UNPAIRED_DIRECTIVE,
              found,
              "expected if, else, endif, for or endfor after \"%{\", found "
                  + TokenWords.of(found));
      case EcsParser.NameContext _ -> expected("a name", previous, found);
      case EcsParser.StandaloneContext standalone when standalone.expression() != null ->
          message(
              SyntaxRules.UNEXPECTED_TEXT,
              found,
              "expected the end after "
                  + TokenWords.before(previous)
                  + ", found "
                  + TokenWords.of(found));
      default -> expression(previous, found);
    };
  }

  Diagnostic.Builder item(EcsParser.ItemContext item, CommonToken found) {
    String written = item.name().getText();
    if (item.label().isEmpty()) {
      String headline =
          "expected \"=\" or \"{\" after \"" + written + "\", found " + TokenWords.of(found);
      SourceSpan name = findings.span(item.name());
      if (found.getType() == EcsLexer.SINGLE_QUOTED) {
        return message(SyntaxRules.INCOMPLETE_ITEM, found, headline);
      }
      return isSeen(found)
          ? Findings.of(SyntaxRules.INCOMPLETE_ITEM, name.to(findings.span(found)), headline)
              .label("neither an argument nor a block")
          : Findings.of(SyntaxRules.INCOMPLETE_ITEM, name, headline);
    }
    Diagnostic.Builder message =
        message(
            SyntaxRules.INCOMPLETE_ITEM,
            found,
            "expected \"{\" after the header of block \""
                + written
                + "\", found "
                + TokenWords.of(found));
    if (written.equals("type")) {
      return message.detail("Types are named in a types block: types { NAME = object({ … }) }.");
    }
    if (written.equals("function")) {
      return message.detail(
          "A function is a block: function \"NAME\" { params = { … }, result = … }, with a line for"
              + " each.");
    }
    return item.label().size() == 1
        ? message.detail("If \"%s\" is an argument, \"=\" is missing before its value.", written)
        : message;
  }

  private Diagnostic.Builder forHead(
      boolean complete, String end, CommonToken previous, CommonToken found) {
    if (complete) {
      return expected(end, previous, found);
    }
    return switch (previous.getType()) {
      case EcsLexer.FOR, EcsLexer.COMMA -> expected("the name of a variable", previous, found);
      default ->
          expected("\"in\" and a collection", previous, found)
              .detail("The form is: for item in list, or for key, value in map.");
    };
  }

  private Diagnostic.Builder expression(CommonToken previous, CommonToken found) {
    String behind = found.getTokenIndex() == 0 ? "" : " after " + TokenWords.before(previous);
    Diagnostic.Builder message =
        message(
            SyntaxRules.EXPECTED_EXPRESSION,
            found,
            "expected an expression" + behind + ", found " + TokenWords.of(found));
    return found.getType() == EcsLexer.FOR
        ? message.detail("A for expression stands in [ ] or { }.")
        : message;
  }

  private Diagnostic.Builder expected(String what, CommonToken previous, CommonToken found) {
    return message(
        SyntaxRules.UNEXPECTED_TEXT,
        found,
        "expected "
            + what
            + " after "
            + TokenWords.before(previous)
            + ", found "
            + TokenWords.of(found));
  }

  private Diagnostic.Builder message(RuleInfo rule, CommonToken found, String headline) {
    return isSeen(found)
        ? Findings.of(rule, findings.span(found), headline).label("not expected here")
        : Findings.of(rule, emptyPlace(found), headline);
  }

  /** Where something is missing at the end of a line: before the comment, if there is one. */
  private SourceSpan emptyPlace(CommonToken end) {
    int at = findings.span(end).start();
    CommonToken previous = tokens.get(Math.max(0, end.getTokenIndex() - 1));
    if (previous.getLine() == end.getLine() && previous.getTokenIndex() < end.getTokenIndex()) {
      String text = findings.file().text();
      int behind = findings.span(previous).end();
      while (behind < at && Character.isWhitespace(text.charAt(behind))) {
        behind++;
      }
      at = behind;
    }
    return findings.file().span(at, at);
  }

  private static boolean isSeen(CommonToken token) {
    return token.getType() != EcsLexer.NEWLINE && token.getType() != Token.EOF;
  }
}
