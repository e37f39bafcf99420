package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.syntax.ast.Body;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything a program declares, while it is being collected. */
final class Declarations {
  Declaration.@Nullable Stack stack;
  final Map<String, Declaration.Variable> variables = new LinkedHashMap<>();
  final Map<String, Declaration.Local> locals = new LinkedHashMap<>();

  /** By {@code KIND.name}. */
  final Map<String, Declaration.Resource> resources = new LinkedHashMap<>();

  final Map<String, Declaration.Module> modules = new LinkedHashMap<>();

  final List<Declaration.Output> outputs = new ArrayList<>();

  final Map<String, Declaration.NamedType> types = new LinkedHashMap<>();
  final Map<String, Declaration.Function> functions = new LinkedHashMap<>();
  final List<Declaration.Check> checks = new ArrayList<>();

  /** {@code moved}, {@code import} and {@code removed} blocks, as written. */
  final List<Body.Block> handovers = new ArrayList<>();

  /**
   * Roots and {@code KIND.name}s whose declaration is there but could not be understood: their uses
   * say nothing more.
   */
  final Set<String> broken = new HashSet<>();

  /** Those of a program that has been bound. */
  static Declarations of(BoundProgram program) {
    Declarations declarations = new Declarations();
    declarations.stack = program.stack();
    declarations.variables.putAll(program.variables());
    declarations.locals.putAll(program.locals());
    declarations.resources.putAll(program.resources());
    declarations.modules.putAll(program.modules());
    declarations.outputs.addAll(program.outputs());
    declarations.types.putAll(program.types());
    declarations.functions.putAll(program.functions());
    return declarations;
  }
}
