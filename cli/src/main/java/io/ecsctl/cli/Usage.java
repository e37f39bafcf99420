package io.ecsctl.cli;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.compiler.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when the command line itself is wrong. */
final class Usage {
  /** What other tools have for options and commands of ours, where the names are not alike. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "--yes", "--auto-approve",
          "-y", "--auto-approve",
          "--force", "--auto-approve",
          "deploy", "apply",
          "up", "apply",
          "diff", "plan",
          "delete", "destroy",
          "down", "destroy");

  private Usage() {}

  static int report(ParameterException wrong, Console console) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message =
        wrong instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()
            ? unknown(command, unmatched.getUnmatched().getFirst())
            : String.valueOf(wrong.getMessage());
    String sentence = message.endsWith("?") || message.endsWith(".") ? message : message + ".";
    console.failure("Usage", sentence + " To see what there is: " + name + " --help", "", "");
    return ExitCode.ERROR.status();
  }

  private static String unknown(CommandLine command, String word) {
    List<String> known = new ArrayList<>();
    boolean option = word.startsWith("-");
    if (option) {
      command.getCommandSpec().options().forEach(o -> known.addAll(List.of(o.names())));
    } else {
      known.addAll(command.getSubcommands().keySet());
    }
    String what = option ? "option" : known.isEmpty() ? "use for" : "command";
    Optional<String> meant =
        Optional.ofNullable(ELSEWHERE.get(word))
            .filter(known::contains)
            .or(() -> Suggestions.nearest(word, known));
    return "there is no %s \"%s\"%s"
        .formatted(what, word, meant.map(near -> "; " + Suggestions.question(near)).orElse(""));
  }
}
