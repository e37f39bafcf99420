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
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticJson;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.Fixes;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl validate}. */
@Command(
    name = "validate",
    description = {
      "Check a program without looking at any account: syntax, names, types, and every rule",
      "that can be decided from the text, down to a proof that traffic reaches the containers."
    })
final class ValidateCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Mixin private ProgramOptions program = new ProgramOptions();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region, where the program does not say one.")
  private String region = "";

  @Option(
      names = "--fix",
      description = "Make the change that each finding offers first, then check again.")
  private boolean fix;

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
    Console console = root.console();
    Schema schema = SchemaReader.bundled();
    String known = Regions.orEnvironment(region);
    Compilation compilation = Compiling.compileWithTests(root, program, schema, known);
    List<Fixes.Applied> fixed = List.of();
    if (fix) {
      fixed = Fixing.fix(root, program, compilation.diagnostics());
      if (!fixed.isEmpty()) {
        compilation = Compiling.compileWithTests(root, program, schema, known);
      }
    }
    return print(console, compilation, fixed).status();
  }

  private ExitCode print(Console console, Compilation compilation, List<Fixes.Applied> fixed) {
    boolean valid = !compilation.hasErrors();
    List<Diagnostic> sorted = Diagnostics.sorted(compilation.diagnostics());
    if (console.format() == OutputFormat.SARIF) {
      console.line(SarifLog.of(sorted, ToolVersion.current().tool()));
    } else if (console.format() == OutputFormat.JUNIT) {
      console.print(FindingsXml.of(sorted));
    } else if (console.json()) {
      console.line(
          JsonOut.object(json -> {
            json.writeBooleanField("valid", valid);
            json.writeNumberField("resources", compilation.program().resources().size());
            if (fix) {
              json.writeArrayFieldStart("fixed");
              for (Fixes.Applied applied : fixed) {
                json.writeStartObject();
                json.writeStringField("fix", applied.title());
                json.writeFieldName("diagnostic");
                DiagnosticJson.write(json, applied.finding());
                json.writeEndObject();
              }
              json.writeEndArray();
            }
            json.writeArrayFieldStart("diagnostics");
            for (Diagnostic diagnostic : sorted) {
              DiagnosticJson.write(json, diagnostic);
            }
            json.writeEndArray();
          }));
    } else {
      fixed.forEach(applied -> console.line(Fixing.line(applied)));
      if (fix && fixed.isEmpty()) {
        console.line("Nothing to fix.");
      }
      DiagnosticsView.print(console, compilation.diagnostics());
      if (valid) {
        int count = compilation.program().resources().size();
        console.line(
            console.styled(Style.OK, "Valid.")
                + " Stack %s, %s."
                    .formatted(
                        compilation.program().stack().scope(),
                        count == 1 ? "1 resource" : count + " resources"));
      }
    }
    return valid ? ExitCode.OK : ExitCode.ERROR;
  }
}
