package io.ecsctl.compiler;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;

/**
 * What compiling gave.
 *
 * @param program complete only without errors; with some, what could be made sense of
 * @param secrets values of the sensitive variables, by name; for expressions that wait for live
 *     objects. Never to be printed or stored
 * @param diagnostics of all stages
 */
public record Compilation(
    Program program, Map<String, Value> secrets, List<Diagnostic> diagnostics) {
  public Compilation {
    secrets = Map.copyOf(secrets);
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return Diagnostics.hasErrors(diagnostics);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Compilation[" + program.stack().scope() + "]";
  }
}
