package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.OutputFormat;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.program.AccountRules;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.PlanNode;
import java.util.Optional;
import java.util.function.Function;

/** What failed while a plan was applied, as findings on the blocks that the program has for it. */
public final class FailedChanges {
  /** Of a plan that was saved: its sources are elsewhere. */
  public static final FailedChanges NOWHERE = new FailedChanges(_ -> Optional.empty());

  private final Function<ResourceAddress, Optional<SourceSpan>> places;

  private FailedChanges(Function<ResourceAddress, Optional<SourceSpan>> places) {
    this.places = places;
  }

  public static FailedChanges in(Program program) {
    return new FailedChanges(address -> program.resource(address).map(Resource::header));
  }

  /** Empty for what did not fail, and for what the program has no block for: it was to go. */
  Optional<Diagnostic> of(PlanNode node, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var code, var operation, var message, var request) ->
          finding(node, "failed", message, Console.source(operation, code, request));
      case Outcome.RolledBack(var operation, var message, var request) ->
          finding(node, "was rolled back", message, Console.source(operation, "", request));
      case Outcome.Done _, Outcome.Skipped _, Outcome.NotStarted _, Outcome.Interrupted _ ->
          Optional.empty();
    };
  }

  private Optional<Diagnostic> finding(PlanNode node, String how, String message, String source) {
    return places
        .apply(node.address())
        .map(place -> {
          Diagnostic.Builder finding =
              Diagnostic.of(AccountRules.FAILED, place, "%s %s", node.id(), how)
                  .detail("%s", message);
          if (!source.isEmpty()) {
            finding.note(source);
          }
          return finding.build();
        });
  }

  /** As lines for people or for GitHub; without a line break at the end. */
  static String text(Console console, Diagnostic finding) {
    return console.format() == OutputFormat.GITHUB
        ? GitHubAnnotations.line(finding)
        : DiagnosticText.render(
                finding, console.coloured() ? Palette.ANSI : Palette.PLAIN, console.page())
            .stripTrailing();
  }
}
