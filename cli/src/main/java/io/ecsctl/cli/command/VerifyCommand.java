package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.compiler.CheckedProgram;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.planner.plan.Selection;
import io.ecsctl.planner.verification.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** {@code ecsctl verify}. */
final class VerifyCommand implements Command {
  private static final Planning.What EVERYTHING =
      new Planning.What(false, Selection.ALL, UnaryOperator.identity());

  private final EcsctlCommand root;
  private final ProgramOptions program = new ProgramOptions();
  private final BackendOptions backend = new BackendOptions();

  VerifyCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Check a program, and ask the account about everything that it takes for granted.
        That is images for the right platform, secrets and the keys in them, log groups, roles of
        others and whom they trust, priorities, quotas, and what whoever calls may do.
        Changes nothing, takes no lock.
        A plan asks the same of what it changes.
        """);
    command.with(program, backend);
  }

  @Override
  public Integer call() {
    Console console = root.console();
    try (var account = new Account(root, backend, false)) {
      CheckedProgram checked = Compiling.check(account, program);
      Compilation compilation = checked.evaluate(Borrowed.NOTHING);
      List<Diagnostic> findings = compilation.diagnostics();
      if (!compilation.hasErrors()) {
        try (var _ = Waiting.on(console, "Asking the account")) {
          var compiled = new Planning.Compiled(checked, compilation);
          compilation = Planning.settle(compiled, account.provider(compiled.stack()), false);
          findings = new ArrayList<>(compilation.diagnostics());
          if (!compilation.hasErrors()) {
            findings.addAll(
                Planning.verify(checked, compilation, account, EVERYTHING, Scope.EVERYTHING)
                    .findings());
          }
        }
      }
      return Findings.print(console, compilation.program(), findings, "Verified.", null).status();
    }
  }
}
