package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.grammar.EcsLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the lexer's tokens what the parser reads: every bracket has its partner, and only those
 * line breaks are left that separate something. Missing brackets are reported and put in where the
 * layout suggests, surplus ones reported and dropped, so that one of them costs its own line and
 * not the rest of the file. Nesting is bounded here, before anything recurses.
 */
final class Balancer {
  /** Brackets, templates and blocks inside each other. */
  static final int MAX_NESTING = 200;

  /** Nesting and operators in a row together: the depth of the tree that comes out. */
  static final int MAX_DEPTH = 1_000;

  /**
   * @param tooDeep whether the text must not be parsed
   */
  record Balanced(List<CommonToken> tokens, boolean tooDeep) {}

  private final List<CommonToken> raw;
  private final Layout layout;
  private final Findings findings;

  /** How many braces may be closed because the indentation says so. */
  private int guesses;

  private final OpenBrackets open;
  private final List<CommonToken> out = new ArrayList<>();
  private int bracesOpenAtEnd;

  private Balancer(List<CommonToken> raw, Findings findings, boolean linesMatter, int guesses) {
    this.raw = raw;
    this.layout = new Layout(findings.file(), raw);
    this.findings = findings;
    this.guesses = guesses;
    this.open = new OpenBrackets(linesMatter);
  }

  /**
   * @param raw ends with the end of the file, without comments
   * @param linesMatter false for an expression that stands alone
   */
  static Balanced balance(List<CommonToken> raw, Findings findings, boolean linesMatter) {
    Findings attempt = new Findings(findings.file());
    Balancer first = new Balancer(raw, attempt, linesMatter, 0);
    Balanced balanced = first.run();
    if (first.bracesOpenAtEnd > 0) {
      // Braces are missing somewhere: only the indentation can tell where.
      return new Balancer(raw, findings, linesMatter, first.bracesOpenAtEnd).run();
    }
    findings.addAll(attempt);
    return balanced;
  }

  private Balanced run() {
    for (int i = 0; i < raw.size(); i++) {
      CommonToken token = raw.get(i);
      take(i, token);
      if (open.nesting() > MAX_NESTING || open.depth() > MAX_DEPTH) {
        reportDepth(token);
        return new Balanced(List.of(), true);
      }
    }
    return new Balanced(out, false);
  }

  private void take(int i, CommonToken token) {
    switch (token.getType()) {
      case EcsLexer.NEWLINE -> newline(i);
      case EcsLexer.LBRACE, EcsLexer.LPAREN, EcsLexer.LBRACKET -> open(i);
      case EcsLexer.OPEN_QUOTE, EcsLexer.HEREDOC_OPEN -> open(i);
      case EcsLexer.INTERPOLATION, EcsLexer.DIRECTIVE -> {
        if (open.inText()) {
          open(i);
        }
      }
      case EcsLexer.RPAREN, EcsLexer.RBRACKET, EcsLexer.RBRACE, EcsLexer.STRIP_RBRACE -> close(i);
      case EcsLexer.CLOSE_QUOTE, EcsLexer.HEREDOC_CLOSE -> {
        if (open.inText()) { // otherwise what it ends was given up on a line above
          open.pop();
          emit(token);
        }
      }
      case EcsLexer.TEXT, EcsLexer.ESCAPE, EcsLexer.LINE_BREAK -> {
        if (open.inText()) {
          emit(token);
        }
      }
      case EcsLexer.IF, EcsLexer.FOR -> {
        open.beginDirective(previousType());
        emit(token);
      }
      case EcsLexer.ENDIF, EcsLexer.ENDFOR -> {
        open.endDirective(previousType());
        emit(token);
      }
      case Token.EOF -> end(token);
      default -> {
        CommonToken mended = ForeignNotation.mend(token, findings, open.linesMatter());
        if (mended != null) {
          emit(mended);
        }
      }
    }
  }

  private void reportDepth(Token at) {
    boolean brackets = open.nesting() > MAX_NESTING;
    findings.report(
        Findings.of(
                SyntaxRules.TOO_DEEP,
                findings.span(at),
                brackets
                    ? "more than "
                        + MAX_NESTING
                        + " brackets, templates or blocks inside each other"
                    : "more than " + MAX_DEPTH + " operators in one expression")
            .label("the limit is passed here")
            .detail(
                brackets
                    ? "Move inner parts to locals or modules."
                    : "Split the expression into several locals."));
  }

  private void open(int i) {
    CommonToken token = raw.get(i);
    if (token.getType() == EcsLexer.LBRACE
        && !out.isEmpty()
        && out.getLast().getType() == EcsLexer.NEWLINE) {
      braceOnItsOwnLine(token);
    }
    open.countStep(token.getType(), previousType());
    int previous = previousType();
    emit(token);
    boolean forInBraces =
        token.getType() == EcsLexer.LBRACE
            && !TokenKinds.endsHeader(previous)
            && raw.get(layout.nextOnAnyLine(i + 1)).getType() == EcsLexer.FOR;
    open.push(token, layout.indentation(token), forInBraces);
  }

  /** No line that means something starts with a brace, so it belongs to the line before. */
  private void braceOnItsOwnLine(CommonToken brace) {
    CommonToken newline = out.removeLast();
    CommonToken header = out.isEmpty() ? newline : out.getLast();
    SourceSpan end = findings.after(header);
    SourceSpan written = findings.span(brace);
    String between = findings.file().text().substring(end.start(), written.start());
    Diagnostic.Builder found =
        Findings.of(
                SyntaxRules.INCOMPLETE_ITEM,
                end,
                "a block's \"{\" stands on the line of its header")
            .label("move the \"{\" to here")
            .related(written, "the \"{\" stands here");
    findings.report(
        between.isBlank() && !out.isEmpty()
            ? found.fix(
                "move the \"{\" to the end of the header",
                Edit.replace(findings.file().span(end.start(), written.end()), " {"))
            : found);
  }

  private void close(int i) {
    CommonToken token = raw.get(i);
    int partner = open.findPartner(token.getType());
    if (partner < 0 && open.size() > 0 && TokenKinds.areMixedUp(open.top().type, token.getType())) {
      reportUnclosed(findings.span(token));
      closeAbove(open.size() - 2);
      return;
    }
    if (partner < 0) {
      findings.report(
          Findings.of(
                  SyntaxRules.UNOPENED,
                  findings.span(token),
                  "there is no open bracket for this " + TokenWords.of(token))
              .label("closes nothing"));
      return;
    }
    if (guesses > 0 && token.getType() == EcsLexer.RBRACE && layout.startsLine(i)) {
      partner = open.partnerByIndentation(partner, layout.column(token));
    }
    if (partner < open.size() - 1) {
      reportUnclosed(findings.span(token));
      closeAbove(partner);
    }
    open.pop();
    emit(token);
  }

  private void newline(int i) {
    if (open.size() > 0 && open.top().type == EcsLexer.OPEN_QUOTE) {
      endStringWithLine(raw.get(i));
    }
    if (layout.startsItem(i + 1)) {
      int column = layout.column(raw.get(i + 1));
      int keep = open.size();
      while (keep > 0 && open.get(keep - 1).mayEndBefore(column, guesses > 0)) {
        keep--;
      }
      if (keep < open.size()) {
        reportUnclosed(null);
        closeAbove(keep - 1);
      }
    }
    int previous = previousType();
    boolean separates =
        open.linesMatter()
            && previous != EcsLexer.NEWLINE
            && previous != EcsLexer.LBRACE
            && previous != EcsLexer.COMMA
            && previous != Token.EOF;
    if (separates) {
      emit(raw.get(i));
    }
  }

  /**
   * A string that does not end on its line most likely swallowed the brackets that close what this
   * line opened.
   */
  private void endStringWithLine(Token newline) {
    Token quote = open.top().opener;
    reportUnterminatedString(quote);
    String swallowed =
        findings.file().text().substring(quote.getStartIndex(), newline.getStartIndex());
    closeAbove(open.size() - 2);
    while (open.size() > 0
        && open.top().opener.getLine() == quote.getLine()
        && swallowed.contains(TokenKinds.closing(open.top().type))) {
      closeAbove(open.size() - 2);
    }
  }

  private void reportUnterminatedString(Token quote) {
    SourceSpan opener = findings.span(quote);
    SourceFile file = findings.file();
    String line = file.line(opener.line());
    int end = file.lineStart(opener.line()) + line.length();
    findings.report(
        Findings.of(
                SyntaxRules.UNTERMINATED_TEXT,
                file.span(end, end),
                "this string does not end on its line")
            .label("the line ends here")
            .related(opener, "the string begins here")
            .detail("Close it with a quote; for text of several lines write a heredoc (<<-EOT)."));
  }

  private void end(CommonToken token) {
    if (open.size() > 0) {
      bracesOpenAtEnd = open.braces();
      reportUnclosed(null);
      closeAbove(-1);
    }
    emit(token);
  }

  /**
   * Reports the innermost open bracket; those that come along with it say nothing.
   *
   * @param instead what stands where its partner should; null when nothing does
   */
  private void reportUnclosed(@Nullable SourceSpan instead) {
    OpenBrackets.Bracket innermost = open.top();
    SourceSpan opener = findings.span(innermost.opener);
    if (innermost.type == EcsLexer.OPEN_QUOTE) {
      reportUnterminatedString(innermost.opener);
      return;
    }
    if (innermost.type == EcsLexer.HEREDOC_OPEN) {
      int visible = opener.text().stripTrailing().length();
      findings.report(
          Findings.of(
                  SyntaxRules.UNTERMINATED_TEXT,
                  findings.file().span(opener.start(), opener.start() + visible),
                  "this heredoc has no end")
              .label("the heredoc begins here")
              .detail(
                  "Write %s alone on the line after the last line of the text.",
                  TokenKinds.heredocMarker(innermost.opener)));
      return;
    }
    String bracket = TokenWords.of(innermost.opener);
    String partner = '"' + TokenKinds.closing(innermost.type) + '"';
    if (instead == null) {
      findings.report(
          Findings.of(
                  SyntaxRules.UNCLOSED, opener, "there is no " + partner + " for this " + bracket)
              .label("opened here, never closed"));
    } else {
      findings.reportUnlessLineHasOne(
          Findings.of(
                  SyntaxRules.UNCLOSED,
                  instead,
                  "expected " + partner + " before this \"" + instead.text() + '"')
              .label(partner + " is missing")
              .related(opener, "unclosed " + bracket + " opened here"));
    }
  }

  /** Puts in the partners of all brackets above the one at {@code keep}. */
  private void closeAbove(int keep) {
    while (open.size() - 1 > keep) {
      OpenBrackets.Bracket bracket = open.pop();
      guesses -= bracket.type == EcsLexer.LBRACE ? 1 : 0;
      emit(TokenKinds.missing(TokenKinds.closingType(bracket.type), out.getLast()));
    }
  }

  private int previousType() {
    return out.isEmpty() ? Token.EOF : out.getLast().getType();
  }

  private void emit(CommonToken token) {
    open.countOperator(token.getType());
    out.add(token);
  }
}
