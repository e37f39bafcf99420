package io.ecsctl.cli.repl;

import io.ecsctl.cli.render.JsonOut;
import io.ecsctl.compiler.ExpressionSession.Answer;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.json.PlainJson;
import io.ecsctl.compiler.value.Value;
import java.util.stream.Collectors;

/**
 * An answer on one line: {@code {"ok":true,"value":…,"type":…}} or {@code {"ok":false,"error":…}}.
 * A value that is not known yet or must not be shown is null, and {@code known} or {@code
 * sensitive} says so.
 */
public final class AnswerJson {
  private AnswerJson() {}

  public static String of(Answer answer) {
    if (answer.hasErrors()) {
      return error(
          answer.diagnostics().stream()
              .filter(found -> found.severity() == Severity.ERROR)
              .map(AnswerJson::sentence)
              .collect(Collectors.joining("; ")));
    }
    return JsonOut.line(json -> {
      json.writeBooleanField("ok", true);
      json.writeFieldName("value");
      PlainJson.write(json, answer.value());
      json.writeStringField("type", TypeText.of(answer.type()));
      if (answer.value() instanceof Value.Unknown) {
        json.writeBooleanField("known", false);
      }
      if (answer.value() instanceof Value.Sensitive) {
        json.writeBooleanField("sensitive", true);
      }
    });
  }

  static String error(String message) {
    return JsonOut.line(json -> {
      json.writeBooleanField("ok", false);
      json.writeStringField("error", message);
    });
  }

  private static String sentence(Diagnostic diagnostic) {
    return "%s: %s%s"
        .formatted(
            diagnostic.rule().id(),
            diagnostic.headline(),
            diagnostic.label().isEmpty() ? "" : " (" + diagnostic.label() + ")");
  }
}
