package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
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
import java.util.Map;
import java.util.Optional;

/**
 * Types of function calls. Some are part of the language: {@code try} and {@code can} see errors,
 * {@code sensitive} and its kin see marks, {@code templatefile} and {@code templatestring} evaluate
 * expressions; functions do none of that.
 */
final class CallTyper {
  private static final Type STRING = Type.STRING;
  private static final Map<String, Form> FORMS =
      Map.of(
          "try", new Form(new Signature(List.of(any("expression")), any("others")), Form::common),
          "can", new Form(new Signature(List.of(any("expression")), null), _ -> Type.BOOL),
          "sensitive", new Form(new Signature(List.of(any("value")), null), List::getFirst),
          "nonsensitive", new Form(new Signature(List.of(any("value")), null), List::getFirst),
          "issensitive", new Form(new Signature(List.of(any("value")), null), _ -> Type.BOOL),
          "templatefile",
              new Form(
                  new Signature(List.of(new Parameter("path", STRING, false), any("values")), null),
                  _ -> Type.ANY),
          "templatestring",
              new Form(
                  new Signature(
                      List.of(new Parameter("template", STRING, false), any("values")), null),
                  _ -> Type.ANY));

  private record Form(
      Signature signature, java.util.function.Function<List<Type>, Type> resultType) {

    /**
     * Whichever value it will be stays as it is: unlike a conditional's branches nothing converts
     * it, so one type has to be all of theirs. Scalars meet as strings wherever one is wanted.
     */
    static Type common(List<Type> types) {
      boolean scalars =
          types.stream().allMatch(type -> type instanceof Type.Primitive && !type.equals(Type.ANY));
      Type common = scalars ? Types.unify(types) : null;
      return common != null
          ? common
          : types.stream().distinct().count() == 1 ? types.getFirst() : Type.ANY;
    }
  }

  private static Parameter any(String name) {
    return new Parameter(name, Type.ANY, true);
  }

  /** Those that are part of the language, in ascending order. */
  static List<String> forms() {
    return FORMS.keySet().stream().sorted().toList();
  }

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
    Form form = FORMS.get(name);
    if (form != null) {
      return type(call, form.signature(), arguments, form.resultType());
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
    names.addAll(forms());
    names.addAll(own.names());
    Suggestions.nearest(name, names).ifPresent(nearest -> diagnostic.didYouMean(nearest, span));
    state.sink.report(diagnostic);
    return state.fail(call);
  }
}
