package io.ecsctl.cli.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands, in the order in which the help has them. */
public final class Commands {
  private static final List<Class<?>> ALL =
      List.of(
          InitCommand.class,
          FmtCommand.class,
          ValidateCommand.class,
          VerifyCommand.class,
          IamPolicyCommand.class,
          TestCommand.class,
          ConsoleCommand.class,
          PlanCommand.class,
          ApplyCommand.class,
          DestroyCommand.class,
          DriftCommand.class,
          LockCommand.class,
          ShowCommand.class,
          TraceCommand.class,
          ExplainCommand.class,
          DocsCommand.class,
          CompletionCommand.class,
          VersionCommand.class);

  private Commands() {}

  /**
   * Ready to parse {@code args}. Picocli looks at every field of every command that it is given,
   * which takes longer than most of them run: so where the first argument names a command, it is
   * given that one alone.
   */
  public static CommandLine of(EcsctlCommand root, String[] args) {
    CommandLine line = new CommandLine(root);
    List<Class<?>> named =
        ALL.stream().filter(type -> args.length > 0 && name(type).equals(args[0])).toList();
    // The script for shells is about all of them.
    boolean alone = named.size() == 1 && !named.contains(CompletionCommand.class);
    for (Class<?> type : alone ? named : ALL) {
      line.addSubcommand(type);
    }
    return line;
  }

  private static String name(Class<?> type) {
    return type.getAnnotation(Command.class).name();
  }
}
