package io.ecsctl.compiler.function;

import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A function as its family file states it: {@code function("upper").takes("text",
 * STRING).returns(STRING, …)}.
 */
record Definition(
    String name, Signature signature, Predicate<List<Value>> mover, TypeRule typeRule, Body body)
    implements Function {

  /** From the arguments' types to the result's. */
  interface TypeRule {
    Type resultType(List<Type> arguments);
  }

  /** The computation; may throw {@link Refusal}. */
  interface Body {
    Value compute(Arguments arguments);
  }

  static Builder function(String name) {
    return new Builder(name);
  }

  @Override
  public boolean movesElements(List<Value> arguments) {
    return mover.test(arguments);
  }

  @Override
  public Type resultType(List<Type> arguments) {
    return typeRule.resultType(arguments);
  }

  @Override
  public Outcome call(List<Value> arguments) {
    if (!signature.accepts(arguments.size())) {
      return Outcome.failed("it takes %s, not %d".formatted(wanted(), arguments.size()));
    }
    List<Value> converted = new ArrayList<>(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      Parameter parameter = signature.parameter(i);
      if (parameter == null) {
        throw new IllegalStateException(name + " accepted too many arguments");
      }
      if (arguments.get(i) instanceof Value.Null && !parameter.nullable()) {
        return Outcome.failed("%s must not be null".formatted(parameter.name()));
      }
      Outcome outcome = Conversions.convert(arguments.get(i), parameter.type());
      if (!(outcome instanceof Outcome.Ok(var value))) {
        return outcome.at(parameter.name());
      }
      converted.add(value);
    }
    try {
      return Outcome.ok(body.compute(new Arguments(signature, converted)));
    } catch (Refusal refusal) {
      return Outcome.failed(refusal.reason());
    }
  }

  private String wanted() {
    int fixed = signature.parameters().size();
    String count = fixed == 1 ? "1 argument" : fixed + " arguments";
    return signature.variadic() == null ? count : "at least " + count;
  }

  /** Collects the parameters. */
  static final class Builder {
    private final String name;
    private final List<Parameter> parameters = new ArrayList<>();
    private @Nullable Parameter variadic;
    private Predicate<List<Value>> mover = _ -> false;

    private Builder(String name) {
      this.name = name;
    }

    Builder takes(String parameter, Type type) {
      parameters.add(new Parameter(parameter, type, false));
      return this;
    }

    Builder takesNullable(String parameter, Type type) {
      parameters.add(new Parameter(parameter, type, true));
      return this;
    }

    Builder takesMore(String parameter, Type type) {
      variadic = new Parameter(parameter, type, false);
      return this;
    }

    Builder takesMoreNullable(String parameter, Type type) {
      variadic = new Parameter(parameter, type, true);
      return this;
    }

    Builder movesElements() {
      return movesElementsIf(_ -> true);
    }

    Builder movesElementsIf(Predicate<List<Value>> condition) {
      mover = condition;
      return this;
    }

    Definition returns(Type type, Body body) {
      return returns(_ -> type, body);
    }

    Definition returns(TypeRule rule, Body body) {
      return new Definition(name, new Signature(parameters, variadic), mover, rule, body);
    }
  }
}
