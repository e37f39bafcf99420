package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.cli.version.ToolVersion;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.Provider;
import java.util.Optional;

/**
 * What {@code plan}, {@code apply} and {@code destroy} have in common: compile, look at the
 * account, plan.
 */
final class Planning {
  private Planning() {}

  /**
   * Compiles the program and prints what is to be said about it.
   *
   * @return empty when it has errors
   */
  static Optional<Compilation> compile(
      EcsctlCommand root, ProgramOptions options, BackendOptions backend, Schema schema) {
    Compilation compilation =
        Compiling.compile(root, options, schema, Regions.orEnvironment(backend.region));
    DiagnosticsView.print(root.console(), compilation.diagnostics());
    return compilation.hasErrors() ? Optional.empty() : Optional.of(compilation);
  }

  static Schema schema() {
    return SchemaReader.bundled();
  }

  static Plan plan(Console console, Compilation compilation, Provider provider, boolean destroy) {
    try (var _ = Waiting.on(console, "Looking at the account")) {
      return Planner.plan(
          compilation.program(),
          provider,
          new PlanOptions(destroy, ToolVersion.current().tool(), compilation.secrets()));
    }
  }
}
