package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.cli.render.FailedChanges;
import io.ecsctl.cli.render.PlanView;
import io.ecsctl.cli.version.ToolVersion;
import io.ecsctl.compiler.CheckedProgram;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.lookup.Lookups;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.Selection;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.verification.Scope;
import io.ecsctl.planner.verification.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What {@code plan}, {@code apply} and {@code destroy} have in common: compile, look at the
 * account, plan.
 */
final class Planning {
  private Planning() {}

  /**
   * A program that can be planned, as far as its text says.
   *
   * @param compilation before anything is looked up
   */
  record Compiled(CheckedProgram program, Compilation compilation) {
    StackInfo stack() {
      return compilation.program().stack();
    }
  }

  /** A plan, the values of the sensitive variables that it reads, and where its blocks are. */
  record Planned(Plan plan, Map<String, Value> secrets, FailedChanges failures) {}

  /**
   * What is wanted.
   *
   * @param adopting adds what the command line wants adopted
   */
  record What(boolean destroy, Selection selection, UnaryOperator<Program> adopting) {}

  /**
   * Compiles the program and prints what is to be said about it.
   *
   * @return empty when it has errors
   */
  static Optional<Compiled> compile(Account account, ProgramOptions options) {
    return compiled(account.root(), Compiling.check(account, options));
  }

  /** The program in {@code sources}, whatever {@code options} say that the command is about. */
  static Optional<Compiled> compile(
      EcsctlCommand root, VariableOptions options, Path sources, String region) {
    return compiled(root, Compiling.check(Compiling.read(root, sources, options, region)));
  }

  private static Optional<Compiled> compiled(EcsctlCommand root, CheckedProgram program) {
    Compilation compilation = program.evaluate(Borrowed.NOTHING);
    DiagnosticsView.print(root.console(), compilation.diagnostics());
    return compilation.hasErrors()
        ? Optional.empty()
        : Optional.of(new Compiled(program, compilation));
  }

  /**
   * Looks up what the program borrows, and prints what that brings up.
   *
   * @return empty when something cannot be found or read, or the program has errors with what was
   *     found; of what cannot be read the plan of the rest is printed
   */
  static Optional<Planned> plan(Compiled compiled, Account account, What what) {
    Console console = account.root().console();
    Compilation first = compiled.compilation();
    Compilation settled;
    try (var _ = Waiting.on(console, "Looking at the account")) {
      settled = settle(compiled, account.provider(compiled.stack()), what.destroy());
      if (!settled.hasErrors()) {
        Verified verified = verify(compiled.program(), settled, account, what, Scope.CHANGES);
        news(console, first, settled);
        DiagnosticsView.print(console, verified.findings());
        if (verified.partial() && !console.json()) {
          new PlanView(console).print(verified.plan());
        }
        return Diagnostics.hasErrors(verified.findings())
            ? Optional.empty()
            : Optional.of(
                new Planned(
                    verified.plan(), settled.secrets(), FailedChanges.in(settled.program())));
      }
    }
    news(console, first, settled);
    return Optional.empty();
  }

  /**
   * The values of sensitive variables, and what the program states as secret itself.
   *
   * @return empty when it has errors with what it borrows
   */
  static Optional<Map<String, Value>> secrets(
      Console console, Compiled compiled, Provider provider) {
    Compilation settled = settle(compiled, provider, false);
    news(console, compiled.compilation(), settled);
    return settled.hasErrors() ? Optional.empty() : Optional.of(settled.secrets());
  }

  /**
   * A plan, and what the account says of what it takes for granted.
   *
   * @param partial it leaves out what these credentials may not read
   */
  record Verified(Plan plan, List<Diagnostic> findings, boolean partial) {}

  /**
   * Plans a program that has what it borrows, and asks the account.
   *
   * @param scope about how much
   */
  static Verified verify(
      CheckedProgram checked, Compilation settled, Account account, What what, Scope scope) {
    Program program = what.adopting().apply(settled.program());
    Provider provider = account.provider(program.stack());
    Planner.Looked looked =
        Planner.look(
            program,
            provider,
            account.reading(program.stack()),
            new PlanOptions(
                what.destroy(), what.selection(), ToolVersion.current().tool(), settled.secrets()));
    List<Diagnostic> findings = new ArrayList<>(looked.unreadable());
    findings.addAll(
        checked.weigh(
            program,
            Verification.of(
                program, looked.plan(), looked.snapshot(), settled.secrets(), provider, scope)));
    return new Verified(looked.plan(), findings, Diagnostics.hasErrors(looked.unreadable()));
  }

  /** What goes is found in the account: nothing has to be borrowed to take it down. */
  static Compilation settle(Compiled compiled, Provider provider, boolean destroy) {
    Program program = compiled.compilation().program();
    if (program.lookups().isEmpty() || (destroy && !program.waits())) {
      return compiled.compilation();
    }
    Planner.guard(program, provider);
    return Lookups.settle(compiled.program(), compiled.compilation(), provider);
  }

  private static void news(Console console, Compilation before, Compilation after) {
    List<Diagnostic> news = new ArrayList<>(after.diagnostics());
    news.removeAll(before.diagnostics());
    DiagnosticsView.print(console, news);
  }
}
