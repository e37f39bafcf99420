package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.function.Function;
import io.ecsctl.compiler.function.Functions;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.UserFunction;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Function calls. Those that see errors or marks, which a function never does, are evaluated here.
 */
final class CallEvaluator {
  private final ExpressionEvaluator expressions;
  private final NameSource names;
  private final UserCalls userCalls;
  private final TemplateCalls templateCalls;
  private final Failures failures;
  private final Lifting lifting;

  /** Functions are made on demand, and a program calls few of them often. */
  private final Map<String, Optional<Function>> found = new HashMap<>();

  CallEvaluator(
      ExpressionEvaluator expressions, NameSource names, Failures failures, Lifting lifting) {
    this.expressions = expressions;
    this.names = names;
    this.userCalls = new UserCalls(names, failures);
    this.templateCalls = new TemplateCalls(names, failures);
    this.failures = failures;
    this.lifting = lifting;
  }

  Value evaluate(Expression.Call call, Environment environment) {
    String name = call.function().text();
    switch (name) {
      case "try" -> {
        return attempt(call, environment);
      }
      case "can" -> {
        return can(call, environment);
      }
      case "sensitive", "nonsensitive" -> {
        return marking(call, name.equals("sensitive"), environment);
      }
      case "issensitive" -> {
        Value value = expressions.evaluate(call.arguments().getFirst(), environment);
        return Poison.is(value) ? value : new Value.Bool(value instanceof Value.Sensitive);
      }
      case "templatefile", "templatestring" -> {
        Value template = expressions.evaluate(call.arguments().getFirst(), environment);
        Value values = expressions.evaluate(call.arguments().getLast(), environment);
        return name.equals("templatefile")
            ? templateCalls.file(call, template, values)
            : templateCalls.text(call, template, values);
      }
      default -> {}
    }
    Optional<Function> function =
        found.computeIfAbsent(name, wanted -> Functions.find(wanted, names.files()));
    UserFunction own = function.isEmpty() ? names.function(name) : null;
    if (function.isEmpty() && own == null) {
      // Typing has said so, unless the call comes from a residual of another version.
      return failures.fail(
          call.span(),
          Diagnostic.of(
              EvaluationRules.FUNCTION_FAILED,
              call.function().span(),
              "there is no function %s",
              name),
          () -> call);
    }
    List<Value> arguments = new ArrayList<>(call.arguments().size());
    for (Expression argument : call.arguments()) {
      arguments.add(expressions.evaluate(argument, environment));
    }
    if (!call.expandLast() || arguments.isEmpty()) {
      return apply(call, function, own, arguments);
    }
    Value last = arguments.getLast();
    return switch (Marks.unmark(last)) {
      case Value.Sequence sequence -> {
        arguments.removeLast();
        for (Value element : sequence.elements()) {
          arguments.add(
              last instanceof Value.Sensitive(var _, var origin)
                  ? Marks.mark(element, origin)
                  : element);
        }
        yield apply(call, function, own, arguments);
      }
      case Value.Unknown _ when function.isPresent() ->
          apply(call, function.get(), arguments, true);
      case Value.Unknown _ ->
          failures.fail(
              call.span(),
              Diagnostic.of(
                  EvaluationRules.FUNCTION_FAILED,
                  call.arguments().getLast().span(),
                  "how many arguments %s gets would only be known after apply",
                  name),
              () -> call);
      case Value _ ->
          failures.fail(
              call.span(),
              Diagnostic.of(
                  EvaluationRules.FUNCTION_FAILED,
                  call.arguments().getLast().span(),
                  "only a list can be spread over arguments"),
              () -> call);
    };
  }

  private Value apply(
      Expression.Call call,
      Optional<Function> function,
      @Nullable UserFunction own,
      List<Value> arguments) {
    return own != null
        ? userCalls.apply(call, own, arguments)
        : apply(call, function.orElseThrow(), arguments, false);
  }

  private Value apply(
      Expression.Call call, Function function, List<Value> arguments, boolean expandLast) {
    if (Functions.readsFiles(function.name())) {
      Value refused = templateCalls.unlessPlain(call, arguments);
      if (refused != null) {
        return refused;
      }
    }
    return lifting.apply(
        new Lifting.Operation(
            call.span(),
            movesElements(function, arguments),
            () ->
                !expandLast && function.signature().accepts(arguments.size())
                    ? function.resultType(arguments.stream().map(Value::type).toList())
                    : Type.ANY,
            operands -> new Expression.Call(call.span(), call.function(), operands, expandLast),
            operands -> Bounds.checked(function.call(operands)),
            reason ->
                Diagnostic.of(
                        EvaluationRules.FUNCTION_FAILED,
                        call.span(),
                        "%s: %s",
                        function.name(),
                        reason)
                    .note(function.name() + function.signature())),
        arguments);
  }

  private static boolean movesElements(Function function, List<Value> arguments) {
    List<Value> plain = arguments.stream().map(Marks::unmark).toList();
    return plain.stream().noneMatch(Value.Unknown.class::isInstance)
        && function.movesElements(plain);
  }

  private Value attempt(Expression.Call call, Environment environment) {
    for (Expression argument : call.arguments()) {
      Failures.Attempt attempt =
          failures.catching(() -> expressions.evaluate(argument, environment));
      if (!attempt.failed()) {
        return attempt.value();
      }
    }
    return failures.fail(
        call.span(),
        Diagnostic.of(
            EvaluationRules.FUNCTION_FAILED,
            call.span(),
            "try: none of its %d expressions has a result",
            call.arguments().size()),
        () -> call);
  }

  private Value marking(Expression.Call call, boolean sensitive, Environment environment) {
    Value value = expressions.evaluate(call.arguments().getFirst(), environment);
    if (Poison.is(value)) {
      return value;
    }
    return sensitive
        ? Marks.mark(
            value,
            new Expression.Call(
                call.span(), call.function(), List.of(names.origin(value, call.span())), false))
        : Marks.unmark(value);
  }

  private Value can(Expression.Call call, Environment environment) {
    Failures.Attempt attempt =
        failures.catching(() -> expressions.evaluate(call.arguments().getFirst(), environment));
    if (attempt.failed() || !(Marks.unmark(attempt.value()) instanceof Value.Unknown unknown)) {
      return new Value.Bool(!attempt.failed());
    }
    // What is unknown now may still fail later.
    return Poison.is(attempt.value())
        ? Poison.at(call.span())
        : new Value.Unknown(
            Type.BOOL,
            Knowledge.NOT_NULL,
            new Expression.Call(call.span(), call.function(), List.of(unknown.residual()), false));
  }
}
