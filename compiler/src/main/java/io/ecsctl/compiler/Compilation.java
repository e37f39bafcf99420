package io.ecsctl.compiler;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.program.Program;
import java.util.List;

/**
 * What compiling gave.
 *
 * @param program complete only without errors; with some, what could be made sense of
 * @param diagnostics of all stages
 */
public record Compilation(Program program, List<Diagnostic> diagnostics) {
  public Compilation {
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return Diagnostics.hasErrors(diagnostics);
  }
}
