package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.function.Function;
import io.ecsctl.compiler.function.Functions;
import io.ecsctl.compiler.function.Parameter;
import io.ecsctl.compiler.function.Signature;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Types of function calls. Some are part of the language: {@code try} and {@code can} see errors,
 * {@code sensitive} and {@code nonsensitive} see marks, and functions see neither.
 */
final class CallTyper {
  static final List<String> FORMS = List.of("try", "can", "sensitive", "nonsensitive");

  private final TypingState state;
  private final UserFunctions own;

  CallTyper(TypingState state, UserFunctions own) {
    this.state = state;
    this.own = own;
  }

  static boolean toleratesErrors(Expression.Call call) {
    String name = call.function().text();
    return name.equals("try") || name.equals("can");
  }

  Type type(Expression.Call call, List<Type> arguments) {
    String name = call.function().text();
    if (FORMS.contains(name)) {
      boolean several = name.equals("try");
      if (arguments.isEmpty() || (!several && arguments.size() > 1)) {
        return arity(call, several ? "(expressions any...)" : "(expression any)");
      }
      Type common = Types.unify(arguments);
      return name.equals("can") ? Type.BOOL : common == null ? Type.ANY : common;
    }
    Optional<Function> found = Functions.find(name);
    if (found.isPresent()) {
      return type(call, found.get().signature(), arguments, found.get()::resultType);
    }
    if (!own.names().contains(name)) {
      return unknown(call);
    }
    UserFunction function = own.find(name, call.span());
    return function == null
        ? state.fail(call)
        : type(call, function.signature(), arguments, _ -> function.type());
  }

  private Type type(
      Expression.Call call,
      Signature signature,
      List<Type> arguments,
      java.util.function.Function<List<Type>, Type> resultType) {
    String name = call.function().text();
    // How many values the last argument spreads into is only known with its value.
    if (call.expandLast()) {
      return Type.ANY;
    }
    if (!signature.accepts(arguments.size())) {
      return arity(call, signature.toString());
    }
    boolean fine = true;
    for (int i = 0; i < arguments.size(); i++) {
      Parameter parameter = signature.parameter(i);
      if (parameter != null && !Types.assignable(arguments.get(i), parameter.type())) {
        fine = false;
        Expression argument = call.arguments().get(i);
        state.sink.report(
            Diagnostic.of(
                    TypingRules.CALL,
                    argument.span(),
                    "%s takes %s as %s, not %s",
                    name,
                    Types.described(parameter.type()),
                    parameter.name(),
                    Types.described(arguments.get(i)))
                .note(name + signature));
      }
    }
    return fine ? resultType.apply(arguments) : state.fail(call);
  }

  private Type arity(Expression.Call call, String signature) {
    state.sink.report(
        Diagnostic.of(
                TypingRules.CALL,
                call.span(),
                "%s does not take %d argument%s",
                call.function().text(),
                call.arguments().size(),
                call.arguments().size() == 1 ? "" : "s")
            .note(call.function().text() + signature));
    return state.fail(call);
  }

  private Type unknown(Expression.Call call) {
    String name = call.function().text();
    SourceSpan span = call.function().span();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(TypingRules.CALL, span, "there is no function %s", name);
    List<String> names = new ArrayList<>(Functions.names());
    names.addAll(FORMS);
    names.addAll(own.names());
    Suggestions.nearest(name, names)
        .ifPresent(nearest ->
            diagnostic
                .label("did you mean " + nearest + "?")
                .fix("change it to " + nearest, Edit.replace(span, nearest)));
    state.sink.report(diagnostic);
    return state.fail(call);
  }
}
