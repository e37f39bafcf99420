package io.ecsctl.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What picocli is told of one command.
 *
 * <p>Said by calls, not by picocli's annotations: reading those was a third of a small command's
 * time (decision 0005).
 */
final class Declaration {
  private final CommandSpec spec;

  private Declaration(String name, Command command) {
    spec = CommandSpec.wrapWithoutInspection(command).name(name);
    command.declare(this);
  }

  static Declaration of(String name, Command command) {
    return new Declaration(name, command);
  }

  /** What the command is for, line by line; the list of commands shows the first. */
  void says(String text) {
    spec.usageMessage().description(lines(text));
  }

  /** What the help ends with, line by line. */
  void endsWith(String text) {
    spec.usageMessage().footer(lines(text));
  }

  /** What others declare for several commands. */
  void with(Declared... others) {
    for (Declared other : others) {
      other.declare(this);
    }
  }

  void takes(Argument... arguments) {
    for (Argument argument : arguments) {
      argument.addTo(spec);
    }
  }

  /** Adds a command below this one, which takes this one's inherited options from it. */
  void has(String name, Command command) {
    spec.addSubcommand(name, of(name, command).line());
  }

  /** How the help of a command with commands below it differs. */
  void headed(String synopsisLabel, String commands, String options) {
    spec.usageMessage()
        .synopsisSubcommandLabel(synopsisLabel)
        .commandListHeading(commands)
        .optionListHeading(options);
  }

  private static String[] lines(String text) {
    return (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1);
  }

  /** The parser for this command and those below it. */
  CommandLine line() {
    CommandLine line = spec.commandLine();
    return line == null ? new CommandLine(spec) : line;
  }
}
