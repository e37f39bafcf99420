package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --target}, {@code --exclude}, {@code --replace}, {@code --refresh-only} and drift. */
class PartialPlanTest {
  private static final String PROGRAM =
      """
      stack "shop" { region = "eu-central-1" }
      log_group "app" { retention = 14d }
      log_group "other" { retention = 7d }
      role "task" { trust = "ecs-tasks.amazonaws.com" }
      task_definition "app" {
        network_mode   = awsvpc
        cpu            = 0.25vCPU
        memory         = 512MiB
        execution_role = role.task
        container "app" {
          image     = "public.ecr.aws/nginx/nginx-unprivileged:1.29"
          log_group = log_group.app
        }
      }
      output "arn" { value = log_group.app.arn }
      """;

  @TempDir Path directory;

  @BeforeEach
  void program() throws IOException {
    program(PROGRAM);
  }

  private void program(String text) throws IOException {
    Files.writeString(directory.resolve("main.ecs"), text);
  }

  private Run run(int status, String command, String... more) {
    List<String> all = new ArrayList<>(List.of(command, "--sandbox", "--sandbox-speed", "max"));
    all.addAll(List.of(more));
    Run run = Run.in(directory, all.toArray(String[]::new));
    assertEquals(status, run.status(), run::toString);
    return run;
  }

  private Run apply(String... more) {
    List<String> all = new ArrayList<>(List.of("--auto-approve"));
    all.addAll(List.of(more));
    return run(0, "apply", all.toArray(String[]::new));
  }

  @Test
  void aPartIsAppliedAndTheRestIsNamed() {
    Run part = apply("--target", "task_definition.app");
    assertTrue(
        part.out()
            .contains(
                "! Only a part: --target task_definition.app. Left out, though to be changed:"
                    + " log_group.other."),
        part::toString);
    assertTrue(
        part.out()
            .contains(
                "Applied. shop: the part that was asked for. Still to be changed:"
                    + " log_group.other."),
        part::toString);
    assertTrue(run(0, "plan").out().contains("Plan: 1 to create."));
  }

  @Test
  void aSavedPlanIsForThatPartAndTakesNoOther() {
    run(0, "plan", "--exclude", "log_group.app", "--out", "p.json");
    Run refused = run(1, "apply", "--auto-approve", "--target", "role.task", "p.json");
    assertTrue(refused.err().contains("give --target role.task to ecsctl plan"), refused::toString);
    Run shown = run(0, "apply", "--auto-approve", "p.json");
    assertTrue(shown.out().contains("Plan: 2 to create."), shown::toString);
    assertTrue(
        shown.out().contains("Left out, though to be changed: log_group.app, task_definition.app."),
        shown::toString);
    Run json = run(0, "plan", "--target", "log_group.app", "--output", "json");
    assertTrue(json.out().contains("\"targets\" : [ \"log_group.app\" ]"), json::toString);
  }

  @Test
  void aReplacementIsAskedFor() {
    apply();
    Run plan = run(0, "plan", "--replace", "log_group.other");
    assertTrue(
        plan.out().contains("log_group.other  replaced: asked for by --replace; the old one goes"),
        plan::toString);
    Run revision = run(0, "plan", "--replace", "task_definition.app");
    assertTrue(revision.out().contains("new revision"), revision::toString);
    apply("--replace", "log_group.other");
    assertTrue(apply().out().startsWith("No changes."));
  }

  @Test
  void driftIsShownAndLeftAlone() throws IOException {
    assertTrue(run(2, "drift").out().contains("Drift: 4 missing."));
    apply();
    assertTrue(run(0, "drift").out().startsWith("No drift."));
    program(PROGRAM.replace("14d", "30d").replaceAll("log_group \"other\".*", ""));
    Run drift = run(2, "drift");
    assertTrue(
        drift.out().contains("retention: 14d in the account, 30d in the program"), drift::toString);
    assertTrue(
        drift.out().contains("- log_group.other  is in the account and not in the program"),
        drift::toString);
    assertTrue(
        drift.out().contains("Drift: 1 not as the program says, 1 not in the program."),
        drift::toString);
    Run json = run(2, "drift", "--output", "json", "--no-history");
    assertTrue(json.out().contains("\"status\" : \"not-asked\""), json::toString);
    Run refreshed = apply("--refresh-only");
    assertTrue(refreshed.out().contains("Nothing is changed."), refreshed::toString);
    assertTrue(refreshed.out().contains("arn = \"arn:aws:logs"), refreshed::toString);
    assertEquals(2, run(2, "drift").status());
  }

  @Test
  void whatNamesNothingIsRefused() {
    for (String option : List.of("--target", "--exclude", "--replace")) {
      Run run = run(1, "plan", option, "log_grop.app");
      assertTrue(run.err().contains("did you mean log_group.app?"), run::toString);
      Run bad = run(1, "plan", option, "log_group");
      assertTrue(bad.err().contains(option + " takes"), bad::toString);
      assertFalse(bad.showsStackTrace(), bad::toString);
    }
    Run both = run(1, "plan", "--refresh-only", "--target", "role.task");
    assertTrue(both.err().contains("leave out --target"), both::toString);
    Run data = run(1, "plan", "--target", "data.vpc.main");
    assertTrue(data.err().contains("is only looked up"), data::toString);
  }
}
