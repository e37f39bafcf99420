package io.ecsctl.compiler.validation.environment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Environment variables of a task definition are read by all who may describe it.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code environment}.
 */
final class CredentialInEnvironment implements ValidationRule {
  /** A name that is one of these, or ends with an underscore and one of these. */
  private static final List<String> WORDS = words();

  /** The letters that they end with. */
  private static final String LAST =
      WORDS.stream()
          .map(word -> word.substring(word.length() - 1))
          .distinct()
          .collect(Collectors.joining());

  /**
   * What stands for something kept elsewhere, or is none: a place, an address, a switch, a number.
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "|true|false|yes|no|on|off|none|null|disabled|enabled|[0-9]{1,5}"
              + "|(?:arn:|/|\\./|~/|[a-z][a-z0-9+.-]*://(?![^/]*:[^/]*@)).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS233", "credential-in-environment", "Credential in the open");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        if (container.block().value("environment") instanceof Value.Keyed environment) {
          environment
              .entries()
              .forEach((name, value) -> {
                if (value instanceof Value.Text(var text)
                    && isSuspicious(name)
                    && !HARMLESS.matcher(text).matches()) {
                  report(sink, container, name);
                }
              });
        }
      }
    }
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN"));
    words.addAll(List.of("CREDENTIAL", "CREDENTIALS"));
    for (String of :
        List.of(
            "API",
            "ACCESS",
            "SECRET",
            "PRIVATE",
            "ENCRYPTION",
            "SIGNING",
            "MASTER",
            "AUTH",
            "SESSION")) {
      words.add(of + "KEY");
      words.add(of + "_KEY");
    }
    return List.copyOf(words);
  }

  /** Asked of every variable of every container: so without a pattern, and by the last letter. */
  private static boolean isSuspicious(String name) {
    int length = name.length();
    if (length == 0 || LAST.indexOf(Character.toUpperCase(name.charAt(length - 1))) < 0) {
      return false;
    }
    for (String word : WORDS) {
      int start = length - word.length();
      if (start >= 0
          && name.regionMatches(true, start, word, 0, word.length())
          && (start == 0 || name.charAt(start - 1) == '_')) {
        return true;
      }
    }
    return false;
  }

  private void report(DiagnosticSink sink, Container container, String name) {
    sink.report(
        Diagnostic.of(
                info(),
                // Not the variable: its line would be quoted, value and all.
                container.block().header(),
                "%s gets %s in the open",
                container.title(),
                name)
            .label("its task definition shows the value")
            .detail(
                "Whoever may describe the task definition reads its environment. Keep the value in"
                    + " a secret or a SecureString parameter, and write secrets = { %s = … }.",
                name));
  }
}
