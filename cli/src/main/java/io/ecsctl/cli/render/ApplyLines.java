package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.PlanNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An apply as lines that stay: for pipes, logs and terminals that cannot redraw. Each line makes
 * sense on its own.
 */
public final class ApplyLines implements ApplyListener {
  private final Console console;
  private final FailedChanges failures;
  private final Map<String, String> lastStatus = new HashMap<>();

  public ApplyLines(Console console, FailedChanges failures) {
    this.console = console;
    this.failures = failures;
  }

  @Override
  public void nodeStarted(PlanNode node) {
    console.note(node.id() + ": " + ApplyWords.doing(node));
  }

  /** A status that says nothing new is not repeated. */
  @Override
  public void nodeProgress(PlanNode node, String status) {
    if (!status.equals(lastStatus.put(node.id(), status))) {
      console.note(node.id() + ": " + status);
    }
  }

  @Override
  public void nodeEvent(PlanNode node, String text) {
    console.note(node.id() + ": " + text);
  }

  @Override
  public void nodeFinished(PlanNode node, Outcome outcome, Duration duration) {
    console.note(sentence(console, failures, node, outcome, duration));
  }

  @Override
  public void warning(String text) {
    console.note(console.styled(Style.WARNING, "!") + " " + text);
  }

  /** How a node ended, in a line (more for a failure). */
  static String sentence(
      Console console, FailedChanges failures, PlanNode node, Outcome outcome, Duration duration) {
    Optional<Diagnostic> finding = failures.of(node, outcome);
    String took = "  " + console.styled(Style.DIM, ApplyWords.time(duration));
    return switch (outcome) {
      case Outcome.Done _ ->
          console.styled(Style.OK, "✓") + " " + node.id() + " " + ApplyWords.done(node) + took;
      case Outcome.Failed failed ->
          console.styled(Style.ERROR, "✗")
              + " "
              + node.id()
              + " failed"
              + took
              + facts(
                  console,
                  finding,
                  failed.code(),
                  failed.operation(),
                  failed.message(),
                  failed.requestId());
      case Outcome.RolledBack rolledBack ->
          console.styled(Style.ERROR, "✗")
              + " "
              + node.id()
              + " was rolled back"
              + took
              + facts(
                  console,
                  finding,
                  "",
                  rolledBack.operation(),
                  rolledBack.message(),
                  rolledBack.requestId());
      case Outcome.Skipped _, Outcome.NotStarted _ ->
          throw new IllegalArgumentException(node.id() + " was not come to");
      case Outcome.Interrupted _ ->
          console.styled(Style.WARNING, "!")
              + " "
              + node.id()
              + " was under way when it was stopped";
    };
  }

  private static String facts(
      Console console,
      Optional<Diagnostic> finding,
      String code,
      String operation,
      String message,
      String requestId) {
    if (finding.isPresent()) {
      return "\n" + FailedChanges.text(console, finding.get());
    }
    StringBuilder text = new StringBuilder();
    for (String line : message.split("\n", -1)) {
      text.append("\n    ").append(line);
    }
    String source = Console.source(operation, code, requestId);
    if (!source.isEmpty()) {
      text.append("\n    ").append(console.styled(Style.DIM, source));
    }
    return text.toString();
  }
}
