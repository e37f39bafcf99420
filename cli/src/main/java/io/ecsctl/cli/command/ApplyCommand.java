package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

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

/** {@code ecsctl apply}: of a program, or of a plan that was saved. */
final class ApplyCommand implements Command {
  private final EcsctlCommand root;
  private final ProgramOptions program = new ProgramOptions();
  private final BackendOptions backend = new BackendOptions();
  private final AdoptOption adopt = new AdoptOption();
  private final SelectionOptions part = new SelectionOptions();
  private final ApplyOptionsMixin options = new ApplyOptionsMixin();
  private Path sources = Path.of("");

  ApplyCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Make the account what the program says: plan, ask, apply.
        PROGRAM may also be a plan saved by plan --out; then exactly that plan is applied.
        """);
    command.with(program, backend, adopt, part, options);
    command.takes(
        option("--program")
            .label("DIR")
            .path(value -> sources = value)
            .says(
                "Where the program of a saved plan is, which holds no secrets: those are read "
                    + "there again. Default: the current directory."));
  }

  @Override
  public Integer call() {
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
