package io.ecsctl.compiler.diagnostic;

import java.util.List;

/** What a stage hands on: always a value, however broken the input, and what it had to say. */
public record StageResult<T>(T value, List<Diagnostic> diagnostics) {
  public StageResult {
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
