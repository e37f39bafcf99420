package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.program.Handover.Adoption;
import io.ecsctl.compiler.program.Program;
import java.util.ArrayList;
import java.util.List;

/** What an {@code import} block says, said once. */
final class AdoptOption implements Declared {
  List<String> adopt = new ArrayList<>();

  @Override
  public void declare(Declaration command) {
    command.takes(
        option("--adopt")
            .label("ADDRESS=ID")
            .texts(value -> adopt = value)
            .says(
                "Make an object that is in the account already the resource at ADDRESS. ID is what "
                    + "AWS calls it: an ARN, an id such as vpc-0a1b, or a name. May be repeated."));
  }

  /**
   * The program, with what it shall adopt.
   *
   * @throws CliFailure for what is no ADDRESS=ID, or names nothing in the program
   */
  Program in(Program program) {
    return program.adopting(adopt.stream().map(text -> parse(text, program)).toList());
  }

  private static Adoption parse(String text, Program program) {
    int equals = separator(text);
    ResourceAddress address = equals < 0 ? null : ResourceAddress.parse(text.substring(0, equals));
    if (address == null || equals == text.length() - 1) {
      throw new CliFailure(
          "BadAdoption",
          "--adopt takes ADDRESS=ID, such as log_group.web=/ecs/web, not \"%s\"".formatted(text));
    }
    if (program.resource(address).isEmpty()) {
      List<String> known =
          program.resources().keySet().stream().map(ResourceAddress::toString).toList();
      throw new CliFailure(
          "BadAdoption",
          "the program has no %s to adopt %s as%s"
              .formatted(
                  address,
                  text.substring(equals + 1),
                  Suggestions.nearest(address.toString(), known)
                      .map(nearest -> "; " + Suggestions.question(nearest))
                      .orElse("")));
    }
    return new Adoption(address, text.substring(equals + 1), null);
  }

  /** The first {@code =} that is not part of a key; -1 without one. */
  private static int separator(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\') {
        i++;
      } else if (c == '=' && !quoted) {
        return i;
      }
    }
    return -1;
  }
}
