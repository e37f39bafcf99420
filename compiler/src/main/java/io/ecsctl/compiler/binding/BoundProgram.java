package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program whose names are resolved.
 *
 * @param path of its directory, from the program's: what {@code path.module} says; {@code .} for
 *     the program itself
 * @param stack null when the program has none, which has been reported
 * @param variables by name, in source order; so are the other maps
 * @param resources by {@code KIND.name}
 * @param order everything to evaluate, each after what it needs
 * @param cyclic those in {@code order} that need themselves: they have no value, and that has been
 *     reported
 */
public record BoundProgram(
    Schema schema,
    String path,
    Declaration.@Nullable Stack stack,
    Map<String, Declaration.Variable> variables,
    Map<String, Declaration.Local> locals,
    Map<String, Declaration.Resource> resources,
    Map<String, Declaration.Module> modules,
    List<Declaration.Output> outputs,
    List<Declaration.Check> checks,
    Map<String, Declaration.NamedType> types,
    Map<String, Declaration.Function> functions,
    Handovers handovers,
    Symbols symbols,
    List<Node> order,
    Set<Node> cyclic) {
  public BoundProgram {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    locals = Collections.unmodifiableMap(new LinkedHashMap<>(locals));
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    outputs = List.copyOf(outputs);
    checks = List.copyOf(checks);
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    order = List.copyOf(order);
    cyclic = Set.copyOf(cyclic);
  }

  /** The same declarations, read by expressions whose names are {@code symbols}. */
  BoundProgram withSymbols(Symbols symbols) {
    return new BoundProgram(
        schema, path, stack, variables, locals, resources, modules, outputs, checks, types,
        functions, handovers, symbols, order, cyclic);
  }

  /** The output of that name. */
  public Optional<Declaration.Output> output(String name) {
    return outputs.stream().filter(output -> output.name().equals(name)).findFirst();
  }

  /** One line per declaration, below it the order of evaluation. */
  public String toTree() {
    return BoundTree.of(this);
  }
}
