package io.ecsctl.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** With which values a program is read. */
class VariableOptions {
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

  @Option(
      names = "--acknowledge",
      paramLabel = "RULE",
      description = "Lets the dangers of that rule pass. May be given several times.")
  List<String> acknowledged = new ArrayList<>();
}
