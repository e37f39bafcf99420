package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;
import java.util.List;

/**
 * The {@code awslogs} driver knows a handful of options, and ECS refuses others.
 *
 * <p>Source: Amazon ECS Developer Guide, awslogs log driver; cfn-lint, E3046.
 */
final class LogOptionNames implements LocalRule {
  private static final List<String> KNOWN =
      List.of(
          "awslogs-group",
          "awslogs-region",
          "awslogs-stream-prefix",
          "awslogs-create-group",
          "awslogs-datetime-format",
          "awslogs-multiline-pattern",
          "mode",
          "max-buffer-size");

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS716", "log-option-names", "CloudWatch logging with an unknown option");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        LogOptions.of(container).ifPresent(options -> names(options, sink));
      }
    }
  }

  private void names(LogOptions options, DiagnosticSink sink) {
    if (!(options.log().value("options") instanceof Value.Keyed keyed)) {
      return;
    }
    keyed.entries().keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .forEach(name -> {
          Diagnostic.Builder diagnostic =
              Diagnostic.of(
                      info(),
                      options.span(),
                      "%s logs to CloudWatch with the option %s",
                      options.container().title(),
                      name)
                  .detail("awslogs has: %s.", String.join(", ", KNOWN));
          Suggestions.nearest(name, KNOWN)
              .ifPresentOrElse(
                  near -> diagnostic.didYouMean(near),
                  () -> diagnostic.label("no option of awslogs"));
          sink.report(diagnostic);
        });
  }
}
