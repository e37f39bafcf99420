package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** With which values a program is read. */
class VariableOptions implements Declared {
  List<String> assignments = new ArrayList<>();
  List<Path> files = new ArrayList<>();
  String environment = "";
  List<String> acknowledged = new ArrayList<>();

  @Override
  public void declare(Declaration command) {
    command.takes(
        option("--var")
            .label("NAME=VALUE")
            .texts(value -> assignments = value)
            .says("Sets a variable. May be given several times."),
        option("--var-file")
            .label("FILE")
            .paths(value -> files = value)
            .says("Sets the variables that FILE assigns. May be given several times."),
        option("--env")
            .label("ENV")
            .text(value -> environment = value)
            .says("Works on the stack NAME/ENV, with the variables of ENV.ecsvars."),
        option("--acknowledge")
            .label("RULE")
            .texts(value -> acknowledged = value)
            .says("Lets the dangers of that rule pass. May be given several times."));
  }
}
