package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Related;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happens when an operation fails: that depends on where it stands. */
final class Failures {
  private enum Mode {
    /** The program is wrong. */
    REPORT,
    /** It is not sure that this part will be needed: keep the operation for later. */
    KEEP,
    /** {@code try} and {@code can} take note and go on. */
    CATCH
  }

  private final DiagnosticSink sink;
  private final Set<Place> reported;
  private final @Nullable Related use;

  /** The calls of functions that are being evaluated, innermost first. */
  private final Deque<SourceSpan> calls = new ArrayDeque<>();

  private Mode mode = Mode.REPORT;
  private boolean caught;

  Failures(DiagnosticSink sink) {
    this(sink, new HashSet<>(), null);
  }

  private Failures(DiagnosticSink sink, Set<Place> reported, @Nullable Related use) {
    this.sink = sink;
    this.reported = reported;
    this.use = use;
  }

  /** For the inside of a module, whose findings also show where it is used. */
  Failures inModule(Related newUse) {
    return new Failures(sink, reported, use == null ? newUse : use);
  }

  /**
   * Says it and gives poison; where it is not sure that the value is needed, the unknown {@code
   * residual}.
   */
  Value fail(SourceSpan span, Diagnostic.Builder diagnostic, Supplier<Expression> residual) {
    return switch (mode) {
      case REPORT -> {
        report(diagnostic);
        yield Poison.at(span);
      }
      case KEEP -> new Value.Unknown(Type.ANY, Knowledge.NOTHING, residual.get());
      case CATCH -> {
        caught = true;
        yield Poison.at(span);
      }
    };
  }

  /** Evaluates a function's body: what fails in it is said with the place of the call. */
  Value calling(SourceSpan call, Supplier<Value> evaluation) {
    calls.push(call);
    try {
      return evaluation.get();
    } finally {
      calls.pop();
    }
  }

  /** Poison for what typing has refused already; {@code try} and {@code can} take note of it. */
  Value failed(SourceSpan span) {
    caught |= mode == Mode.CATCH;
    return Poison.at(span);
  }

  /** Reports what is wrong whether or not its value is needed. */
  void report(Diagnostic.Builder diagnostic) {
    report(diagnostic, null);
  }

  /**
   * @param cause what tells two findings of one rule in one place apart
   */
  void report(Diagnostic.Builder diagnostic, @Nullable SourceSpan cause) {
    SourceSpan call = calls.peek();
    if (call != null) {
      diagnostic.related(call, "called here");
    }
    Diagnostic plain = diagnostic.build();
    SourceSpan subject = plain.subject();
    Diagnostic finding =
        use == null || subject == null || subject.file().equals(use.span().file())
            ? plain
            : diagnostic.related(use.span(), use.note()).build();
    if (reported.add(new Place(finding.rule().id(), finding.subject(), call, cause))) {
      sink.report(finding);
    }
  }

  /**
   * One finding a rule and place: a block with {@code for_each} is one text, however many instances
   * fail in it.
   */
  private record Place(
      String rule,
      @Nullable SourceSpan subject,
      @Nullable SourceSpan call,
      @Nullable SourceSpan cause) {}

  /** Evaluates what may never be needed. */
  <T> T keeping(Supplier<T> evaluation) {
    return in(mode == Mode.CATCH ? Mode.CATCH : Mode.KEEP, evaluation);
  }

  /** The result, and whether anything failed on the way to it. */
  Attempt catching(Supplier<Value> evaluation) {
    boolean before = caught;
    caught = false;
    Value value = in(Mode.CATCH, evaluation);
    Attempt attempt = new Attempt(value, caught);
    caught = before;
    return attempt;
  }

  /**
   * Evaluates a declaration of its own on behalf of an expression: how that stands is no matter to
   * it.
   */
  <T> T reporting(Supplier<T> evaluation) {
    return in(Mode.REPORT, evaluation);
  }

  record Attempt(Value value, boolean failed) {}

  private <T> T in(Mode inner, Supplier<T> evaluation) {
    Mode outer = mode;
    mode = inner;
    try {
      return evaluation.get();
    } finally {
      mode = outer;
    }
  }
}
