package io.ecsctl.cli.command;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/** All commands, in the order in which the help has them. */
public final class Commands {
  private static final List<Named> ALL =
      List.of(
          new Named("init", InitCommand::new),
          new Named("fmt", FmtCommand::new),
          new Named("validate", ValidateCommand::new),
          new Named("verify", VerifyCommand::new),
          new Named("iam-policy", IamPolicyCommand::new),
          new Named("test", TestCommand::new),
          new Named("console", ConsoleCommand::new),
          new Named("plan", PlanCommand::new),
          new Named("apply", ApplyCommand::new),
          new Named("destroy", DestroyCommand::new),
          new Named("drift", DriftCommand::new),
          new Named("lock", LockCommand::new),
          new Named("show", ShowCommand::new),
          new Named("trace", TraceCommand::new),
          new Named("explain", ExplainCommand::new),
          new Named("docs", DocsCommand::new),
          new Named(Named.COMPLETION, CompletionCommand::new),
          new Named("version", VersionCommand::new));

  private record Named(String name, Function<EcsctlCommand, Command> make) {
    static final String COMPLETION = "completion";
  }

  private Commands() {}

  /**
   * Ready to parse {@code args}. Where the first argument names a command, only that one is made:
   * most runs need no other.
   */
  public static CommandLine of(EcsctlCommand root, String[] args) {
    Declaration all = Declaration.of("ecsctl", root);
    List<Named> chosen = args.length == 0 ? List.of() : named(args[0]);
    for (Named each : chosen.isEmpty() ? ALL : chosen) {
      all.has(each.name(), each.make().apply(root));
    }
    return all.line();
  }

  /** That command alone; none when the script for shells is wanted, which is about all of them. */
  private static List<Named> named(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name) && !name.equals(Named.COMPLETION))
        .toList();
  }
}
