package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.function.Functions;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A bound program and its types.
 *
 * @param types of expressions, by identity; holds no literal, and no expression that could not be
 *     reached for an earlier mistake
 * @param variables what values of variables are converted to, by name
 * @param locals types of locals, by name
 * @param functions the program's own, by name, without those that could not be understood
 * @param defaults values inside of the types of variables, by the variable's name
 * @param modules what the program's modules hold, by the name of the module block
 * @param failed expressions that have been reported, by identity: they have no value
 */
public record TypedProgram(
    BoundProgram bound,
    IdentityHashMap<Expression, Type> types,
    Map<String, Type> variables,
    Map<String, Type> locals,
    Map<String, UserFunction> functions,
    Map<String, TypeDefaults> defaults,
    Map<String, TypedProgram> modules,
    Set<Expression> failed) {
  /** What the name of a function of a module begins with. */
  static final String MODULE = "module::";

  /** The type of {@code expression}; {@code ANY} when none is known. */
  public Type typeOf(Expression expression) {
    Type literal = Literals.typeOf(expression);
    return literal != null ? literal : types.getOrDefault(expression, Type.ANY);
  }

  /** Whether {@code expression} has been reported: it has no value. */
  public boolean hasFailed(Expression expression) {
    // Asked for every expression there is; the first look into a set by identity costs the
    // expression a hash of its own.
    return !failed.isEmpty() && failed.contains(expression);
  }

  /** Its function of that name, or that of a module: {@code module::net::zone_cidrs}. */
  public @Nullable UserFunction function(String name) {
    if (!name.startsWith(MODULE)) {
      return functions.get(name);
    }
    int end = name.indexOf("::", MODULE.length());
    TypedProgram module = end < 0 ? null : modules.get(name.substring(MODULE.length(), end));
    return module == null ? null : module.functions().get(name.substring(end + 2));
  }

  /** Every function that its expressions may call, in ascending order. */
  public List<String> functionNames() {
    SortedSet<String> names = new TreeSet<>(Functions.names());
    names.addAll(CallTyper.forms());
    names.addAll(functions.keySet());
    modules.forEach((module, program) ->
        program.functions().keySet().forEach(name -> names.add(MODULE + module + "::" + name)));
    return List.copyOf(names);
  }

  /** What a use of this program as a module is: an object of its outputs. */
  public Type.ObjectType outputs() {
    Map<String, Type> outputs = new HashMap<>();
    bound.outputs().forEach(output -> outputs.put(output.name(), output(output)));
    return Type.ObjectType.of(outputs);
  }

  Type output(Declaration.Output output) {
    return output.argument("value").map(this::typeOf).orElse(Type.ANY);
  }

  /** One line per expression that something is set to, with its type. */
  public String toTree() {
    return TypedTree.of(this);
  }
}
