package io.ecsctl.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Where a stage puts what it finds. Not safe for several threads: one sink a stage run. */
public final class DiagnosticSink {
  private final List<Diagnostic> found = new ArrayList<>();

  private boolean muted;

  public void report(Diagnostic diagnostic) {
    if (!muted) {
      found.add(diagnostic);
    }
  }

  /** Does {@code work} without hearing what it reports: for what a program says may go wrong. */
  public <T> T muted(Supplier<T> work) {
    boolean before = muted;
    muted = true;
    try {
      return work.get();
    } finally {
      muted = before;
    }
  }

  public void report(Diagnostic.Builder diagnostic) {
    report(diagnostic.build());
  }

  /** In the order of reporting. */
  public List<Diagnostic> found() {
    return List.copyOf(found);
  }
}
