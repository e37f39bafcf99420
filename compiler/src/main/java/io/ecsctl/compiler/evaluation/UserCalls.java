package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.function.FileScope;
import io.ecsctl.compiler.function.Parameter;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.typing.UserFunction;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a program's own functions: the result, evaluated with the parameters' names bound to the
 * arguments. An unknown argument so leaves an expression without the function in it, which can be
 * evaluated where there is no program.
 */
final class UserCalls {
  private final NameSource names;
  private final Failures failures;

  UserCalls(NameSource names, Failures failures) {
    this.names = names;
    this.failures = failures;
  }

  Value apply(Expression.Call call, UserFunction function, List<Value> arguments) {
    List<Parameter> parameters = function.signature().parameters();
    if (arguments.size() != parameters.size()) {
      // Only a list spread over the arguments gets here with another number of them.
      return failures.fail(
          call.span(),
          Diagnostic.of(
                  EvaluationRules.FUNCTION_FAILED,
                  call.span(),
                  "%s does not take %d argument%s",
                  function.name(),
                  arguments.size(),
                  arguments.size() == 1 ? "" : "s")
              .note(function.name() + function.signature()),
          () -> call);
    }
    if (isRunning(function)) {
      return Poison.at(call.span());
    }
    Environment environment = Environment.EMPTY;
    for (int i = 0; i < arguments.size(); i++) {
      Parameter parameter = parameters.get(i);
      Value argument = converted(call, parameter, arguments.get(i), i);
      if (Poison.is(argument)) {
        return Poison.at(call.span());
      }
      environment = environment.with(parameter.name(), argument);
    }
    Environment bound = environment;
    return failures.calling(
        call.span(),
        () ->
            new ExpressionEvaluator(
                    new Parameters(function.name(), function.home().program(), names, failures),
                    failures)
                .evaluate(function.result(), bound));
  }

  /** Through a local that calls it, which binding has refused. */
  private boolean isRunning(UserFunction function) {
    NameSource reader = names;
    while (reader instanceof Parameters running) {
      if (running.name().equals(function.name())
          && running.home().bound().path().equals(function.home().program().bound().path())) {
        return true;
      }
      reader = running.program();
    }
    return false;
  }

  private Value converted(Expression.Call call, Parameter parameter, Value argument, int index) {
    if (parameter.type().equals(Type.ANY)
        || parameter.type() instanceof Type.ReferenceType
        || Poison.is(argument)) {
      return argument;
    }
    return switch (Conversions.convert(argument, parameter.type())) {
      case Outcome.Ok(var value) -> value;
      case Outcome.Failed(var reason) ->
          failures.fail(
              call.span(),
              Diagnostic.of(
                      EvaluationRules.FUNCTION_FAILED,
                      index < call.arguments().size()
                          ? call.arguments().get(index).span()
                          : call.span(),
                      "%s takes %s as %s",
                      call.function().text(),
                      Types.described(parameter.type()),
                      parameter.name())
                  .label(argument instanceof Value.Sensitive ? "" : reason),
              () -> call);
    };
  }

  /** In a function names are parameters, or bound in its own expressions, or constants. */
  private record Parameters(String name, TypedProgram home, NameSource program, Failures failures)
      implements NameSource {
    @Override
    public boolean failed(Expression expression) {
      return home.hasFailed(expression);
    }

    @Override
    public Type type(Expression expression) {
      return home.typeOf(expression);
    }

    @Override
    public @Nullable Value resolve(Expression expression, Environment environment) {
      if (expression instanceof Expression.Variable(var _, var name)) {
        return environment.get(name);
      }
      return switch (home.bound().symbols().at(expression)) {
        case Symbol.Path(var _, var text) -> new Value.Text(text);
        case Symbol.Local(var local) ->
            home.bound().cyclic().contains(new Node.Local(local.name()))
                ? Poison.at(expression.span())
                : new ExpressionEvaluator(this, failures)
                    .evaluate(local.value(), Environment.EMPTY);
        // Anything else has been refused.
        case Symbol _ -> Poison.at(expression.span());
        case null -> null;
      };
    }

    @Override
    public Expression origin(Value value, SourceSpan span) {
      return program.origin(value, span);
    }

    @Override
    public @Nullable UserFunction function(String name) {
      return home.function(name);
    }

    @Override
    public FileScope files() {
      return program.files();
    }

    @Override
    public <T> T aside(Supplier<T> evaluation) {
      return program.aside(evaluation);
    }

    @Override
    public void took(SourceSpan branch, boolean way) {
      program.took(branch, way);
    }

    @Override
    public Value attribute(ResourceAddress address, Expression.GetAttribute read) {
      return program.attribute(address, read);
    }
  }
}
