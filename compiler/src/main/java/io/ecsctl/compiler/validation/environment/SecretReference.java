package io.ecsctl.compiler.validation.environment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.ReadAttribute;
import io.ecsctl.compiler.model.Secrets;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Value;
import java.util.regex.Pattern;

/**
 * A variable's value comes from a secret of Secrets Manager, by its ARN, or from a parameter of
 * Systems Manager, by its ARN or its name. A key of a JSON text is of secrets only.
 *
 * <p>Source: Amazon ECS API reference, Secret, {@code valueFrom}.
 */
final class SecretReference implements LocalRule {
  private static final Pattern SECRET =
      Pattern.compile("arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+(:[^:]*:[^:]*:[^:]*)?");

  /**
   * What the agent takes apart is a secret's ARN alone, or with key, stage and version: all three.
   */
  private static final Pattern HALF = Pattern.compile("(arn:.*:secret:[^:]+)?:[^:]*(:[^:]*)?");

  private static final String UNFINISHED = "a JSON key has two more colons behind it, :KEY::";
  private static final Pattern PARAMETER =
      Pattern.compile("arn:[^:]+:ssm:[^:]*:[^:]*:parameter/?[A-Za-z0-9_.\\-/]+(:[0-9A-Za-z_.-]+)?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-/]+(:[0-9A-Za-z_.-]+)?");

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS709", "secret-reference", "Reference to no secret and no parameter");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    Secrets.of(model).forEach(secret -> check(secret, sink));
  }

  private void check(Secrets.Wanted secret, DiagnosticSink sink) {
    String problem =
        switch (secret.value()) {
          case Value.Text(var text) -> problem(text);
          case Value.Unknown(_, _, Expression.Template template) -> problem(template);
          case Value _ -> "";
        };
    if (!problem.isEmpty()) {
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  MapKeys.span(secret.block(), secret.map(), secret.name()),
                  "what %s of %s is from cannot be read",
                  secret.name(),
                  secret.container().title())
              .label(problem)
              .detail(
                  "Refer to a secret or a parameter of the program, or write the ARN"
                      + " of a secret, or the name or ARN of a parameter. Of a secret"
                      + " whose text is JSON one key is taken with"
                      + " \"${secret.NAME.arn}:KEY::\".");
      sink.report(
          diagnostic.note(
              problem.equals(UNFINISHED)
                  ? "ECS would report: \"unexpected ARN format with parameters when trying"
                      + " to retrieve ASM secret\""
                  : Words.aws(
                      "The Systems Manager parameter name specified for secret "
                          + secret.name()
                          + " is invalid")));
    }
  }

  private static String problem(String text) {
    if (text.startsWith("arn:")) {
      return SECRET.matcher(text).matches() || PARAMETER.matcher(text).matches()
          ? ""
          : HALF.matcher(text).matches()
              ? UNFINISHED
              : text.contains(":ssm:")
                  ? "not the ARN of a parameter"
                  : "neither a secret's ARN nor a parameter's";
    }
    return NAME.matcher(text).matches()
        ? ""
        : text.matches("[^:]+:[^:]*:[^:]*:[^:]*")
            ? "a JSON key needs the ARN of the secret before it"
            : "no parameter's name";
  }

  /** What is behind a secret or a parameter, which is known whatever its ARN will be. */
  private static String problem(Expression.Template template) {
    if (template.parts().size() != 2
        || !(template.parts().getFirst() instanceof TemplatePart.Interpolation(_, var value))
        || !(template.parts().getLast() instanceof TemplatePart.Text(_, var end))) {
      return "";
    }
    String kind = ReadAttribute.of(value).map(read -> read.address().kind()).orElse("");
    return switch (kind) {
      case "parameter" -> end.matches(":[^:]*:[^:]*:[^:]*") ? "a JSON key is of secrets only" : "";
      case "secret" -> HALF.matcher(end).matches() ? UNFINISHED : "";
      default -> "";
    };
  }
}
