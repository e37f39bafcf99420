package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A command is the same whether picocli was given it alone or with all others. */
class HelpTest {
  /** A line of the list of commands. */
  private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z-]+)  +\\S");

  private static List<String> commands() {
    String help = Run.of("--help").out();
    return LISTED
        .matcher(help.substring(help.indexOf("Commands:")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void everyCommandHasItsHelpAndTheOptionsOfAll() {
    assertTrue(commands().containsAll(List.of("init", "validate", "plan", "apply", "version")));
    for (String command : commands()) {
      Run alone = Run.of(command, "--help");
      assertEquals(0, alone.status(), alone::toString);
      assertTrue(alone.out().startsWith("Usage: ecsctl " + command), alone::toString);
      assertTrue(alone.out().contains("--chdir=DIR"), alone::toString);
      assertEquals(alone.out(), Run.of("--no-color", command, "--help").out());
    }
  }

  @Test
  void theListOfCommandsIsOfWholeSentences() {
    String help = Run.of("--help").out();
    String list = help.substring(help.indexOf("Commands:"), help.indexOf("Exit codes:")).strip();
    for (String command : list.split("\\n  (?=[a-z])")) {
      assertTrue(command.endsWith(".") || command.equals("Commands:"), command);
    }
  }

  @Test
  void whatIsNoCommandIsToldTheNearest() {
    assertTrue(Run.of("validte").toString().contains("did you mean validate?"));
    assertTrue(Run.of("validate", "--fixx").toString().contains("did you mean --fix? To see"));
    assertTrue(Run.of("lock", "status", "..", "x").toString().contains("use for \"x\". To see"));
    assertTrue(Run.of("apply", "--yes").toString().contains("did you mean --auto-approve?"));
    assertTrue(Run.of("deploy").toString().contains("did you mean apply?"));
    assertFalse(Run.of("validate", "--yes").toString().contains("did you mean"));
  }

  @Test
  void theScriptForShellsKnowsThemAll() {
    String script = Run.of("completion").out();
    List<String> missing =
        commands().stream().filter(command -> !script.contains(command)).toList();
    assertEquals(List.of(), missing);
  }
}
