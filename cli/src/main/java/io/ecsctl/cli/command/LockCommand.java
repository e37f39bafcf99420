package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.cli.render.LockView;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.planner.provider.LockStatus;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.StackScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ecsctl lock}. */
final class LockCommand implements Command {
  private final EcsctlCommand root;
  private @Nullable Declaration declared;

  LockCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    declared = command;
    command.says(
        """
        Show or break the lock that keeps two applies of one stack apart.
        It is the SSM parameter /ecsctl/lock/STACK. Plans need none.
        """);
    command.has("status", new Status());
    command.has("break", new Break());
  }

  /** Without a command: the help. */
  @Override
  public Integer call() {
    if (declared != null) {
      declared.line().usage(root.out());
    }
    return ExitCode.OK.status();
  }

  private interface Work {
    ExitCode on(Console console, Provider provider, StackScope scope);
  }

  private int with(ProgramOptions program, BackendOptions backend, Work work) {
    Compilation compilation =
        Compiling.compile(root, program, Regions.orEnvironment(backend.region));
    StackInfo stack = compilation.program().stack();
    // Whoever looks for a lock wants no opinion on the program, and may be in the middle of editing
    // it: only the stack has to be known.
    boolean known = !stack.name().isEmpty() && !stack.region().isEmpty();
    if (!known && compilation.hasErrors()) {
      DiagnosticsView.print(root.console(), compilation.diagnostics());
      return ExitCode.ERROR.status();
    }
    StackScope scope = new StackScope(stack.scope());
    try (Provider provider = Backends.open(root, backend, SchemaReader.bundled(), stack.region())) {
      return work.on(root.console(), provider, scope).status();
    }
  }

  /** Who holds it. */
  private final class Status implements Command {
    private final ProgramOptions program = new ProgramOptions();
    private final BackendOptions backend = new BackendOptions();

    @Override
    public void declare(Declaration command) {
      command.says("Who holds the lock, since when, and when it was last renewed.");
      command.with(program, backend);
    }

    @Override
    public Integer call() {
      return with(
          program,
          backend,
          (console, provider, scope) -> {
            LockView.print(console, scope, provider.lockStatus(scope));
            return ExitCode.OK;
          });
    }
  }

  /** Takes it away. */
  private final class Break implements Command {
    private final ProgramOptions program = new ProgramOptions();
    private final BackendOptions backend = new BackendOptions();
    private boolean autoApprove;

    @Override
    public void declare(Declaration command) {
      command.says(
          """
          Take the lock away from its holder, after asking.
          A holder that lives on stops at its next call. A dead one's lock is taken over without
          this, once it was silent for five minutes.
          """);
      command.with(program, backend);
      command.takes(
          option("--auto-approve").flag(value -> autoApprove = value).says("Do not ask."));
    }

    @Override
    public Integer call() {
      return with(program, backend, this::breakIt);
    }

    private ExitCode breakIt(Console console, Provider provider, StackScope scope) {
      Optional<LockStatus> seen = provider.lockStatus(scope);
      LockView.print(console, scope, seen);
      if (seen.isEmpty()) {
        return ExitCode.OK;
      }
      Confirmation.ask(
          console,
          "Take it away? Only when that run is known to be dead. Type the stack's name, %s: "
              .formatted(scope.stack()),
          scope.stack(),
          autoApprove);
      if (!provider.breakLock(scope, seen.get(), Owners.me())) {
        throw new CliFailure(
            "LockChanged",
            "the lock is not in that state any more; look again with: ecsctl lock status");
      }
      LockView.broken(console, scope);
      return ExitCode.OK;
    }
  }
}
