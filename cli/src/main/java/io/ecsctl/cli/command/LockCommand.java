package io.ecsctl.cli.command;

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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ecsctl lock}. */
@Command(
    name = "lock",
    description = {
      "Show or break the lock that keeps two applies of one stack apart.",
      "It is the SSM parameter /ecsctl/lock/STACK. Plans need none."
    },
    subcommands = {LockCommand.Status.class, LockCommand.Break.class})
final class LockCommand implements Runnable {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Spec private @Nullable CommandSpec spec;

  /** Without a command: the help. */
  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(root().out());
    }
  }

  private EcsctlCommand root() {
    return Parents.of(parent);
  }

  private interface Work {
    ExitCode on(Console console, Provider provider, StackScope scope);
  }

  private int with(ProgramOptions program, BackendOptions backend, Work work) {
    Compilation compilation =
        Compiling.compile(root(), program, Regions.orEnvironment(backend.region));
    StackInfo stack = compilation.program().stack();
    // Whoever looks for a lock wants no opinion on the program, and may be in the middle of editing
    // it: only the stack has to be known.
    boolean known = !stack.name().isEmpty() && !stack.region().isEmpty();
    if (!known && compilation.hasErrors()) {
      DiagnosticsView.print(root().console(), compilation.diagnostics());
      return ExitCode.ERROR.status();
    }
    StackScope scope = new StackScope(stack.scope());
    try (Provider provider =
        Backends.open(root(), backend, SchemaReader.bundled(), stack.region())) {
      return work.on(root().console(), provider, scope).status();
    }
  }

  private static LockCommand of(@Nullable LockCommand parent) {
    if (parent == null) {
      throw new IllegalStateException("a command ran without its parent");
    }
    return parent;
  }

  /** Who holds it. */
  @Command(
      name = "status",
      description = "Who holds the lock, since when, and when it was last renewed.")
  static final class Status implements Callable<Integer> {
    @ParentCommand private @Nullable LockCommand parent;
    @Mixin private ProgramOptions program = new ProgramOptions();
    @Mixin private BackendOptions backend = new BackendOptions();

    @Override
    public Integer call() {
      return of(parent)
          .with(
              program,
              backend,
              (console, provider, scope) -> {
                LockView.print(console, scope, provider.lockStatus(scope));
                return ExitCode.OK;
              });
    }
  }

  /** Takes it away. */
  @Command(
      name = "break",
      description = {
        "Take the lock away from its holder, after asking.",
        "A holder that lives on stops at its next call. A dead one's lock is taken over without",
        "this, once it was silent for five minutes."
      })
  static final class Break implements Callable<Integer> {
    @ParentCommand private @Nullable LockCommand parent;
    @Mixin private ProgramOptions program = new ProgramOptions();
    @Mixin private BackendOptions backend = new BackendOptions();

    @Option(names = "--auto-approve", description = "Do not ask.")
    private boolean autoApprove;

    @Override
    public Integer call() {
      return of(parent).with(program, backend, this::breakIt);
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
