package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.function.Functions;
import io.ecsctl.compiler.function.Parameter;
import io.ecsctl.compiler.function.Signature;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of a program's own functions. Each is typed once, when it is first called. */
final class UserFunctions {
  private final TypingState state;
  private final ExpressionTyper expressions;
  private final NamedTypes namedTypes;
  private final Map<String, UserFunction> known = new LinkedHashMap<>();

  /** What is being typed right now, outermost first. */
  private final Set<String> running = new LinkedHashSet<>();

  /** Those that call themselves, by whatever way. */
  private final Set<String> recursive = new HashSet<>();

  UserFunctions(TypingState state, ExpressionTyper expressions, NamedTypes namedTypes) {
    this.state = state;
    this.expressions = expressions;
    this.namedTypes = namedTypes;
  }

  /** The functions of the same program, which {@code other} has typed. */
  void readAs(UserFunctions other) {
    known.putAll(other.known);
    recursive.addAll(other.recursive);
  }

  Map<String, UserFunction> all() {
    return Collections.unmodifiableMap(known);
  }

  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(state.bound.functions().keySet());
    state.modules.forEach((name, module) ->
        module
            .functions()
            .keySet()
            .forEach(function -> names.add(TypedProgram.MODULE + name + "::" + function)));
    return names;
  }

  /** The program as it is being typed: its maps fill up. */
  private TypedProgram home() {
    return new TypedProgram(
        state.bound,
        state.types,
        state.variables,
        state.locals,
        all(),
        state.defaults,
        state.modules,
        state.failed);
  }

  /** Says what is wrong with any of them, called or not. */
  void check(DeclarationChecker declarations) {
    for (Declaration.Function function : state.bound.functions().values()) {
      declarations.function(function.block());
      if (Functions.find(function.name()).isPresent()
          || CallTyper.forms().contains(function.name())) {
        state.sink.report(
            Diagnostic.of(
                    TypingRules.CALL,
                    function.span(),
                    "there is a function %s already",
                    function.name())
                .detail("The language's own can not be replaced. Choose another name."));
      } else {
        find(function.name(), function.span());
      }
    }
  }

  /**
   * Null for one that there is not, and for one without a result that can be read, which is
   * reported.
   *
   * @param place where it is called
   */
  @Nullable UserFunction find(String name, SourceSpan place) {
    if (name.startsWith(TypedProgram.MODULE)) {
      return home().function(name);
    }
    Declaration.Function declared = state.bound.functions().get(name);
    Expression result = declared == null ? null : declared.result().orElse(null);
    if (declared == null
        || result == null
        || result instanceof Expression.Invalid
        || recursive.contains(name)) {
      return null;
    }
    UserFunction function = known.get(name);
    if (function != null) {
      return function;
    }
    if (!running.add(name)) {
      List<String> path = new ArrayList<>(running);
      path.subList(0, path.indexOf(name)).clear();
      recursive.addAll(path);
      path.add(name);
      state.sink.report(
          Diagnostic.of(
                  TypingRules.RECURSION,
                  place,
                  "this function calls itself: %s",
                  String.join(" → ", path))
              .detail("Functions do not recurse. To go through a collection there is for.")
              .related(declared.span(), "declared here"));
      return null;
    }
    List<Parameter> parameters = new ArrayList<>();
    TypeScope scope = TypeScope.EMPTY;
    for (Map.Entry<String, Expression> parameter : declared.parameters().entrySet()) {
      Type type =
          new TypeExpressions(state.bound.schema(), namedTypes, state.sink)
              .read(parameter.getValue());
      parameters.add(new Parameter(parameter.getKey(), type, true));
      scope = scope.with(parameter.getKey(), type);
    }
    Type type = expressions.type(result, scope);
    running.remove(name);
    if (recursive.contains(name)) {
      return null;
    }
    UserFunction typed =
        new UserFunction(
            name, new Signature(parameters, null), result, type, new UserFunction.Home(home()));
    known.put(name, typed);
    return typed;
  }
}
