package io.ecsctl.compiler.diagnostic;

import io.ecsctl.compiler.source.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done with findings as a whole. */
public final class Diagnostics {
  private Diagnostics() {}

  /**
   * In the order of reading: those without a place, then by file, place, severity and id. Of equal
   * ones one is left.
   */
  public static List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
    List<Diagnostic> sorted = new ArrayList<>(new LinkedHashSet<>(diagnostics));
    sorted.sort(Diagnostics::compare);
    return List.copyOf(sorted);
  }

  /** Not of JDK comparators: those are made anew in each run, for no AOT cache holds them. */
  private static int compare(Diagnostic one, Diagnostic other) {
    int order = comparePlaces(one.subject(), other.subject());
    if (order == 0) {
      order = one.severity().compareTo(other.severity());
    }
    if (order == 0) {
      order = one.rule().id().compareTo(other.rule().id());
    }
    return order == 0 ? one.headline().compareTo(other.headline()) : order;
  }

  private static int comparePlaces(@Nullable SourceSpan one, @Nullable SourceSpan other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return one.compareTo(other);
  }

  /** Whether something stops: an error, or a danger that nobody has acknowledged. */
  public static boolean hasErrors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity().stops());
  }

  /** {@code 2 errors, 1 warning}; empty when there are no findings. */
  public static String summaryLine(List<Diagnostic> diagnostics) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = count(diagnostics, severity);
      if (count > 0) {
        parts.add("%d %s%s".formatted(count, severity.label(), count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", parts);
  }

  private static long count(List<Diagnostic> diagnostics, Severity severity) {
    return diagnostics.stream().filter(d -> d.severity() == severity).count();
  }
}
