package io.ecsctl.cli.render;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.drift.Drift;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.Selection;
import io.ecsctl.planner.provider.AccountEvent;
import io.ecsctl.planner.provider.History;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Drift as people see it. To accept new output: {@code -Dgolden.update=true}, then read the change.
 */
class DriftViewTest {
  private static final Schema SCHEMA = SchemaReader.bundled();
  private static final PlanOptions LOOKING =
      new PlanOptions(false, "test")
          .selecting(new Selection(List.of(), List.of(), List.of(), true));

  private static final String BEFORE =
      """
      stack "logs" { region = "eu-central-1" }
      log_group "changed" { retention = 14d }
      log_group "extra" {}
      parameter "greeting" {
        type        = String
        value       = "hello"
        description = "what everybody is greeted with who comes in by the front door"
      }
      """;

  private static final String NOW =
      """
      stack "logs" { region = "eu-central-1" }
      log_group "changed" { retention = 30d }
      log_group "missing" {}
      parameter "greeting" {
        type        = String
        value       = "hello"
        description = "what everybody is greeted with who comes in by the back door, as we all do"
      }
      """;

  private static final AccountEvent SOMEBODY =
      new AccountEvent(
          Instant.parse("2026-11-29T08:15:00Z"),
          "logs:PutRetentionPolicy",
          "arn:aws:iam::1:user/ana",
          false,
          Set.of("retentionInDays", "logGroupName"),
          "");

  private static final AccountEvent OURS =
      new AccountEvent(
          Instant.parse("2026-11-28T08:15:00Z"),
          "ssm:PutParameter",
          "arn:aws:iam::1:role/deploy",
          true,
          Set.of("description"),
          "");

  private static Program program(String text) {
    return new Compiler(SCHEMA)
        .compile(new CompileRequest(List.of(new SourceFile("main.ecs", text)), List.of(), "", ""))
        .program();
  }

  /** What the program of now would find in an account that an earlier one made. */
  private static Plan looked(String text) {
    try (Provider provider =
        new AwsProvider(Sandbox.open(SandboxOptions.forTests("eu-central-1")), SCHEMA)) {
      Applier.apply(
          Planner.plan(program(BEFORE), provider, new PlanOptions(false, "test")),
          provider,
          ApplyListener.NONE,
          new Cancellation(),
          new ApplyOptions(1, "test", Map.of(), Journal.none()));
      return Planner.plan(program(text), provider, LOOKING);
    }
  }

  private static void check(String name, Plan plan, Drift drift, int width) throws IOException {
    Views.check(
        "drift-view",
        name,
        Views.text(width, false, console -> DriftView.print(console, plan, drift)),
        width);
  }

  @Test
  void none() throws IOException {
    Plan plan = looked(BEFORE);
    check("none.txt", plan, Drift.of(plan), 80);
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {80, 120})
  void whoItWasAndSinceWhen(int width) throws IOException {
    Plan plan = looked(NOW);
    Drift drift = Drift.of(plan);
    List<History> told =
        drift.resources().stream()
            .<History>map(resource ->
                new History.Found(
                    switch (resource.address().name()) {
                      case "changed" -> List.of(SOMEBODY);
                      case "greeting" -> List.of(OURS);
                      default -> List.of();
                    }))
            .toList();
    check("told-" + width + ".txt", plan, drift.with(told), width);
  }

  @Test
  void whoMayNotAskIsTold() throws IOException {
    Plan plan = looked(NOW);
    Drift drift = Drift.of(plan);
    History refused =
        new History.Refused(
            "AccessDeniedException",
            "cloudtrail:LookupEvents",
            "Allow cloudtrail:LookupEvents.",
            "");
    check(
        "refused.txt", plan, drift.with(drift.resources().stream().map(_ -> refused).toList()), 80);
  }
}
