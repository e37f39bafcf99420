package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.planner.plan.Selection;
import java.util.ArrayList;
import java.util.List;

/** Which part of a stack a command is about. */
class TargetOptions implements Declared {
  List<String> targets = new ArrayList<>();
  List<String> excludes = new ArrayList<>();

  @Override
  public void declare(Declaration command) {
    command.takes(
        option("--target")
            .label("ADDRESS")
            .texts(value -> targets = value)
            .says(
                "Only this resource (or all of module.NAME), and what it needs. May be repeated. "
                    + "For repairs: the account is not what the program says until the rest is "
                    + "applied too."),
        option("--exclude")
            .label("ADDRESS")
            .texts(value -> excludes = value)
            .says("Not this resource, nor what needs it. May be repeated."));
  }

  /**
   * @throws CliFailure for what is no address
   */
  Selection selection() {
    return new Selection(
        ranges("--target", targets), ranges("--exclude", excludes), List.of(), false);
  }

  static List<AddressRange> ranges(String option, List<String> texts) {
    return texts.stream().map(text -> range(option, text)).toList();
  }

  private static AddressRange range(String option, String text) {
    AddressRange range = AddressRange.parse(text);
    if (range == null) {
      throw new CliFailure(
          "BadAddress",
          text.startsWith("data.")
              ? "%s takes a resource of the stack; %s is only looked up".formatted(option, text)
              : "%s takes an address such as service.web, subnet.public[\"a\"] or module.net, not \"%s\""
                  .formatted(option, text));
    }
    return range;
  }
}
