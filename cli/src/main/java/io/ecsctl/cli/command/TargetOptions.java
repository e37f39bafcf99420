package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.planner.plan.Selection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which part of a stack a command is about. */
class TargetOptions {
  @Option(
      names = "--target",
      paramLabel = "ADDRESS",
      description =
          "Only this resource (or all of module.NAME), and what it needs. May be "
              + "repeated. For repairs: the account is not what the program says until the rest "
              + "is applied too.")
  List<String> targets = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "ADDRESS",
      description = "Not this resource, nor what needs it. May be repeated.")
  List<String> excludes = new ArrayList<>();

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
