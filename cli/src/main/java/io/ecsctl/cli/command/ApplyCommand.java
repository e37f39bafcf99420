package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.render.FailedChanges;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.Provider;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl apply}: of a program, or of a plan that was saved. */
@Command(
    name = "apply",
    description = {
      "Make the account what the program says: plan, ask, apply.",
      "PROGRAM may also be a plan saved by plan --out; then exactly that plan is applied."
    })
final class ApplyCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Mixin private ProgramOptions program = new ProgramOptions();
  @Mixin private BackendOptions backend = new BackendOptions();
  @Mixin private AdoptOption adopt = new AdoptOption();
  @Mixin private SelectionOptions part = new SelectionOptions();
  @Mixin private ApplyOptionsMixin options = new ApplyOptionsMixin();

  @Option(
      names = "--program",
      paramLabel = "DIR",
      description =
          "Where the program of a saved plan is, which holds no secrets: those are read "
              + "there again. Default: the current directory.")
  private Path sources = Path.of("");

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
    if (SavedPlans.isPlanFile(root.resolve(program.program))) {
      if (!adopt.adopt.isEmpty()) {
        throw new CliFailure(
            "BadAdoption", "a saved plan says what it adopts; give --adopt to ecsctl plan");
      }
      part.refuse();
      Plan plan = SavedPlans.read(root, program);
      Schema schema = SchemaReader.bundled();
      try (Provider provider = Backends.open(root, backend, schema, plan.identity().region())) {
        Map<String, Value> secrets = SavedPlans.secrets(root, plan, program, sources, provider);
        if (plan.isEmpty()) {
          Applier.confirm(plan, provider, secrets);
        }
        return Applying.apply(root, plan, provider, options, secrets, FailedChanges.NOWHERE);
      }
    }
    if (!sources.toString().isEmpty()) {
      throw new CliFailure(
          "BadProgram", "--program says where a saved plan's program is; here, only give PROGRAM");
    }
    Planning.What what = new Planning.What(false, part.selection(), adopt::in);
    try (var account = new Account(root, backend, false)) {
      return Applying.apply(account, program, what, options);
    }
  }
}
