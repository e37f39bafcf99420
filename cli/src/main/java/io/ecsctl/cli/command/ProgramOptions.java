package io.ecsctl.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which program, with which values. */
final class ProgramOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "PROGRAM",
      description = "A directory with .ecs files, or one file. Default: the current directory.")
  Path program = Path.of("");

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "Sets a variable. May be given several times.")
  List<String> assignments = new ArrayList<>();

  @Option(
      names = "--var-file",
      paramLabel = "FILE",
      description = "Sets the variables that FILE assigns. May be given several times.")
  List<Path> files = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "ENV",
      description = "Works on the stack NAME/ENV, with the variables of ENV.ecsvars.")
  String environment = "";
}
