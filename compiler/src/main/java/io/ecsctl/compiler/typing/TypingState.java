package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What is known so far, shared by the parts of this stage. */
final class TypingState {
  /** Expressions for each name in a program, as a rule: texts around it, operators. */
  private static final int PARTS_PER_NAME = 2;

  final BoundProgram bound;
  final DiagnosticSink sink;
  final IdentityHashMap<Expression, Type> types;
  final Set<Expression> failed = Collections.newSetFromMap(new IdentityHashMap<>());
  final Map<String, Type> variables = new HashMap<>();
  final Map<String, Type> locals = new HashMap<>();

  /** Default values inside of the types of variables, by the variable's name. */
  final Map<String, TypeDefaults> defaults = new HashMap<>();

  /** What the program's modules hold, by the name of the module block. */
  final Map<String, TypedProgram> modules = new HashMap<>();

  TypingState(BoundProgram bound, DiagnosticSink sink) {
    this.bound = bound;
    this.sink = sink;
    this.types = new IdentityHashMap<>(bound.symbols().size() * PARTS_PER_NAME);
  }

  /** Before anything else: what is declared is what is declared in {@code other}. */
  void readAs(TypingState other) {
    variables.putAll(other.variables);
    locals.putAll(other.locals);
    defaults.putAll(other.defaults);
    modules.putAll(other.modules);
  }

  /** Adds what has been found out about other expressions of the same program. */
  void take(TypingState other) {
    types.putAll(other.types);
    failed.addAll(other.failed);
    other.sink.found().forEach(sink::report);
  }

  /** Whether {@code expression} has been reported. */
  boolean hasFailed(Expression expression) {
    return !failed.isEmpty() && failed.contains(expression);
  }

  /** {@code expression} has been reported: it has no value, and nothing more is said about it. */
  Type fail(Expression expression) {
    failed.add(expression);
    return Type.ANY;
  }
}
