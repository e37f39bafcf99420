package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.TemplatePiece.Directive;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs {@code if}, {@code else} and {@code endif}, {@code for} and {@code endfor}. One that has no
 * partner is reported and left out.
 */
final class TemplateAssembly {
  private static final class Open {
    final TemplatePiece.@Nullable Begin begin;
    final List<TemplatePart> parts = new ArrayList<>();
    @Nullable List<TemplatePart> partsAfterElse;

    Open(TemplatePiece.@Nullable Begin begin) {
      this.begin = begin;
    }

    List<TemplatePart> current() {
      return partsAfterElse == null ? parts : partsAfterElse;
    }
  }

  private final Findings findings;
  private final Deque<Open> stack = new ArrayDeque<>();

  TemplateAssembly(Findings findings) {
    this.findings = findings;
  }

  List<TemplatePart> assemble(List<TemplatePiece> pieces) {
    stack.push(new Open(null));
    for (TemplatePiece piece : pieces) {
      switch (piece) {
        case TemplatePiece.Text(var span, var text) -> add(new TemplatePart.Text(span, text));
        case TemplatePiece.Value value ->
            add(new TemplatePart.Interpolation(value.span(), value.value()));
        case TemplatePiece.Begin begin -> stack.push(new Open(begin));
        case TemplatePiece.Else otherwise -> otherwise(otherwise);
        case TemplatePiece.End end -> end(end);
      }
    }
    while (true) {
      Open open = stack.pop();
      if (open.begin == null) {
        return open.parts;
      }
      Directive directive = open.begin.directive();
      report(open.begin.span(), directive.begin() + " has no " + directive.end());
      close(open, open.begin, open.begin.span());
    }
  }

  private void add(TemplatePart part) {
    stack.element().current().add(part);
  }

  private void otherwise(TemplatePiece.Else otherwise) {
    Open open = stack.element();
    if (open.begin == null
        || open.begin.directive() != Directive.IF
        || open.partsAfterElse != null) {
      report(otherwise.span(), "%{ else } has no %{ if }");
    } else {
      open.partsAfterElse = new ArrayList<>();
    }
  }

  private void end(TemplatePiece.End end) {
    TemplatePiece.Begin begin = stack.element().begin;
    if (begin == null || begin.directive() != end.directive()) {
      report(end.span(), end.directive().end() + " has no " + end.directive().begin());
    } else {
      close(stack.pop(), begin, end.span());
    }
  }

  private void close(Open open, TemplatePiece.Begin begin, SourceSpan end) {
    SourceSpan span = begin.span().to(end);
    add(
        switch (begin.directive()) {
          case IF ->
              new TemplatePart.If(
                  span,
                  begin.subject(),
                  open.parts,
                  open.partsAfterElse == null ? List.of() : open.partsAfterElse);
          case FOR ->
              new TemplatePart.For(
                  span,
                  begin.names().size() == 2 ? begin.names().getFirst() : null,
                  begin.names().getLast(),
                  begin.subject(),
                  open.parts);
        });
  }

  private void report(SourceSpan span, String headline) {
    findings.report(
        Findings.of(SyntaxRules.UNPAIRED_DIRECTIVE, span, headline)
            .label("its partner is missing"));
  }
}
