package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.OutputFormat;
import io.ecsctl.cli.console.Style;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.cli.render.FindingsXml;
import io.ecsctl.cli.render.JsonOut;
import io.ecsctl.cli.render.SarifLog;
import io.ecsctl.cli.version.ToolVersion;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticJson;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.Fixes;
import io.ecsctl.compiler.program.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code validate} and {@code verify} print: findings, in every format there is. */
final class Findings {
  private Findings() {}

  /** The fixes that were made, of a run that was to make them. */
  record Fixed(List<Fixes.Applied> fixes) {
    Fixed {
      fixes = List.copyOf(fixes);
    }
  }

  /**
   * @param program a module's own has no stack
   * @param good what is said of a program without errors
   * @param fixed null when nothing was to be fixed
   * @return an error when something stops
   */
  static ExitCode print(
      Console console,
      Program program,
      List<Diagnostic> findings,
      String good,
      @Nullable Fixed fixed) {
    boolean valid = !Diagnostics.hasErrors(findings);
    List<Diagnostic> sorted = Diagnostics.sorted(findings);
    if (console.format() == OutputFormat.SARIF) {
      console.line(SarifLog.of(sorted, ToolVersion.current().tool()));
    } else if (console.format() == OutputFormat.JUNIT) {
      console.print(FindingsXml.of(sorted));
    } else if (console.json()) {
      console.line(json(program, sorted, valid, fixed));
    } else {
      if (fixed != null) {
        fixed.fixes().forEach(applied -> console.line(Fixing.line(applied)));
        if (fixed.fixes().isEmpty()) {
          console.line("Nothing to fix.");
        }
      }
      DiagnosticsView.print(console, findings);
      if (valid) {
        console.line(console.styled(Style.OK, good) + " " + what(program));
      }
    }
    return valid ? ExitCode.OK : ExitCode.ERROR;
  }

  private static String what(Program program) {
    int count = program.resources().size();
    String resources = count == 1 ? "1 resource" : count + " resources";
    return program.stack().name().isEmpty()
        ? "A module, %s, for any values of its variables.".formatted(resources)
        : "Stack %s, %s.".formatted(program.stack().scope(), resources);
  }

  private static String json(
      Program program, List<Diagnostic> findings, boolean valid, @Nullable Fixed fixed) {
    return JsonOut.object(json -> {
      json.writeBooleanField("valid", valid);
      json.writeNumberField("resources", program.resources().size());
      if (fixed != null) {
        json.writeArrayFieldStart("fixed");
        for (Fixes.Applied applied : fixed.fixes()) {
          json.writeStartObject();
          json.writeStringField("fix", applied.title());
          json.writeFieldName("diagnostic");
          DiagnosticJson.write(json, applied.finding());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeArrayFieldStart("diagnostics");
      for (Diagnostic finding : findings) {
        DiagnosticJson.write(json, finding);
      }
      json.writeEndArray();
    });
  }
}
