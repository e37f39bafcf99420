package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.OutputFormat;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticJson;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.Palette;
import java.util.List;

/** What the compiler has to say, on standard error. */
public final class DiagnosticsView {
  private DiagnosticsView() {}

  /** Prints all of them in the order of the program, then how many there are. */
  public static void print(Console console, List<Diagnostic> diagnostics) {
    List<Diagnostic> sorted = Diagnostics.sorted(diagnostics);
    if (console.json()) {
      sorted.forEach(d -> console.note(JsonOut.value(json -> DiagnosticJson.write(json, d))));
      return;
    }
    if (console.format() == OutputFormat.GITHUB) {
      sorted.forEach(finding -> console.note(GitHubAnnotations.line(finding)));
      return;
    }
    Palette palette = console.coloured() ? Palette.ANSI : Palette.PLAIN;
    sorted.forEach(d -> console.note(DiagnosticText.render(d, palette, console.notePage())));
    if (!sorted.isEmpty()) {
      console.note(Diagnostics.summaryLine(sorted));
    }
  }
}
