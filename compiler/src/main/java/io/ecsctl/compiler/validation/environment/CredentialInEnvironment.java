package io.ecsctl.compiler.validation.environment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Environment variables of a task definition are read by all who may describe it.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code environment}.
 */
final class CredentialInEnvironment implements LocalRule {
  /** The last word of a name, the words being what is between underscores. */
  private static final Set<String> LAST =
      Set.of("PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "CREDENTIAL", "CREDENTIALS");

  /** What stands before {@code KEY}, as a word of its own or not. */
  private static final Set<String> KEY_OF =
      Set.of(
          "API",
          "ACCESS",
          "SECRET",
          "PRIVATE",
          "ENCRYPTION",
          "SIGNING",
          "MASTER",
          "AUTH",
          "SESSION");

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
                if (isSuspicious(name)
                    && value instanceof Value.Text(var text)
                    && !HARMLESS.matcher(text).matches()) {
                  report(sink, container, name);
                }
              });
        }
      }
    }
  }

  /** Asked of every variable of every container: so without a pattern. */
  private static boolean isSuspicious(String name) {
    String last = lastWord(name, name.length());
    if (!last.endsWith("KEY")) {
      return LAST.contains(last);
    }
    int before = name.length() - last.length() - 1;
    return last.length() > 3
        ? KEY_OF.contains(last.substring(0, last.length() - 3))
        : before > 0 && KEY_OF.contains(lastWord(name, before));
  }

  /** The one that ends before {@code end}, in capitals. */
  private static String lastWord(String name, int end) {
    return name.substring(name.lastIndexOf('_', end - 1) + 1, end).toUpperCase(Locale.ROOT);
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
