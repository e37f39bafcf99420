package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** What the syntax stage found in one file, and the way from tokens to spans. */
final class Findings {
  /** A file that is not a program at all would otherwise give a message for every line. */
  private static final int LIMIT = 50;

  private final SourceFile file;
  private final List<Diagnostic> found = new ArrayList<>();
  private final BitSet lines = new BitSet();

  Findings(SourceFile file) {
    this.file = file;
  }

  SourceFile file() {
    return file;
  }

  void report(Diagnostic.Builder builder) {
    Diagnostic diagnostic = builder.build();
    if (diagnostic.subject() != null) {
      lines.set(diagnostic.subject().line());
    }
    if (found.size() < LIMIT) {
      found.add(diagnostic);
    }
  }

  /** For mistakes that are likely to follow from another one on the same line. */
  void reportUnlessLineHasOne(Diagnostic.Builder builder) {
    SourceSpan subject = builder.build().subject();
    if (subject == null || !lines.get(subject.line())) {
      report(builder);
    }
  }

  void addAll(Findings other) {
    found.addAll(other.found.subList(0, Math.min(other.found.size(), LIMIT - found.size())));
    lines.or(other.lines);
  }

  /** In source order. */
  List<Diagnostic> inOrder() {
    List<Diagnostic> sorted = new ArrayList<>(found);
    sorted.sort((one, other) -> place(one).compareTo(place(other)));
    return sorted;
  }

  private SourceSpan place(Diagnostic finding) {
    SourceSpan subject = finding.subject();
    return subject == null ? file.span(0, 0) : subject;
  }

  SourceSpan span(Token token) {
    int start = Math.min(token.getStartIndex(), file.length());
    return file.span(start, Math.clamp(token.getStopIndex() + 1L, start, file.length()));
  }

  /** From the first to the last token that the rule matched. */
  SourceSpan span(ParserRuleContext context) {
    return context.stop == null || context.stop.getStopIndex() < context.start.getStartIndex()
        ? span(context.start)
        : span(context.start, context.stop);
  }

  SourceSpan span(Token first, Token last) {
    return span(first).to(span(last));
  }

  /** No characters wide, just behind the token. */
  SourceSpan after(Token token) {
    int end = span(token).end();
    return file.span(end, end);
  }

  static Diagnostic.Builder of(RuleInfo rule, SourceSpan subject, String headline) {
    return Diagnostic.of(rule, subject, "%s", headline);
  }
}
