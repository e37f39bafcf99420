package io.ecsctl.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Where a stage puts what it finds. Not safe for several threads: one sink a stage run. */
public final class DiagnosticSink {
  private final List<Diagnostic> found = new ArrayList<>();

  public void report(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public void report(Diagnostic.Builder diagnostic) {
    found.add(diagnostic.build());
  }

  /** In the order of reporting. */
  public List<Diagnostic> found() {
    return List.copyOf(found);
  }
}
