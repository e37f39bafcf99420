package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The website's life by the commands that people type, on the sandbox. */
class CommandsTest {
  private static final Path WEBSITE = Path.of("../examples/website/main.ecs");

  @TempDir Path directory;
  private Path program;

  @BeforeEach
  void copyTheExample() throws IOException {
    program = Files.copy(WEBSITE, directory.resolve("main.ecs"));
  }

  private Run run(String... arguments) {
    return Run.in(directory, arguments);
  }

  private Run apply(String... more) {
    return run(
        Stream.concat(
                Stream.of("apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Run plan(String... more) {
    return run(
        Stream.concat(Stream.of("plan", "--sandbox"), Stream.of(more)).toArray(String[]::new));
  }

  private static Run ends(int status, Run run) {
    assertEquals(status, run.status(), run::toString);
    return run;
  }

  private static void says(Run run, String text) {
    assertTrue(run.out().contains(text), () -> "expected \"" + text + "\" in " + run);
  }

  @Test
  void aSecondApplyChangesNothing() {
    Run first = ends(0, apply());
    says(first, "Plan: 22 to create.");
    says(first, "Applied. shop is what the program says.");
    says(first, "url = \"http://shop-web-");
    Run second = ends(0, apply());
    assertTrue(second.out().startsWith("No changes."), second::toString);
    says(second, "url = \"http://shop-web-");
    ends(0, plan("--detailed-exitcode"));
  }

  @Test
  void anotherImageIsOneRevisionAndOneUpdateOfTheService() {
    ends(0, apply());
    Run changed = ends(2, plan("--detailed-exitcode", "--var", "image=nginx:1.30"));
    says(changed, "~ task_definition.web  new revision");
    says(changed, "~ service.web");
    says(changed, "Plan: 2 to update.");
    ends(0, apply("--var", "image=nginx:1.30"));
    ends(0, plan("--detailed-exitcode", "--var", "image=nginx:1.30"));
  }

  @Test
  void aBlockTakenOutTakesItsResourcesOut() throws IOException {
    ends(0, apply());
    String text = Files.readString(program);
    int start = text.indexOf("autoscaling \"web\"");
    Files.writeString(program, text.substring(0, start) + text.substring(text.indexOf("output")));
    Run removed = ends(0, apply());
    says(removed, "- autoscaling.web");
    says(removed, "Plan: 1 to delete.");
    ends(0, plan("--detailed-exitcode"));
  }

  @Test
  void aRolloutThatIsRolledBackExitsWithThree() {
    ends(0, apply());
    Run crashed = ends(3, apply("--var", "image=app:crash"));
    says(crashed, "Rolled back.");
    assertTrue(crashed.err().contains("container app exited with 1"), crashed::toString);
    String lastWords = ", container app: fatal: this image crashes";
    assertTrue((crashed.out() + crashed.err()).contains(lastWords), crashed::toString);
    says(ends(0, run("show", "--last")), lastWords);
    says(ends(0, run("show", "--last", "--output", "json")), lastWords);
  }

  @Test
  void whatWasRolledBackIsTriedAgain() {
    ends(0, apply());
    ends(3, apply("--var", "image=app:crash"));
    Run again = ends(2, plan("--detailed-exitcode", "--var", "image=app:crash"));
    says(again, "! an earlier revision runs: the deployment of the newest one was rolled");
    assertFalse(again.out().contains("somebody else"), again::toString);
    ends(3, apply("--var", "image=app:crash"));
  }

  @Test
  void aFirstDeploymentThatFailedIsTriedAgain() {
    Run first = apply("--var", "image=app:crash");
    assertTrue(first.status() != 0, first::toString);
    Run plan = ends(2, plan("--detailed-exitcode", "--var", "image=app:crash"));
    says(plan, "~ service.web");
    says(plan, "! its last deployment failed: ");
    Run second = apply("--var", "image=app:crash", "--rollback-on-failure");
    assertEquals(first.status(), second.status(), second::toString);
    assertTrue(second.err().contains("container app exited with 1"), second::toString);
    ends(0, apply());
    ends(0, plan("--detailed-exitcode"));
  }

  @Test
  void whatATaskLogsOfASecretIsNotShown() throws IOException {
    ends(0, apply());
    Files.writeString(
        program,
        Files.readString(program)
            .replace("variable \"image\" {", "variable \"image\" {\n  sensitive = true"));
    Run crashed = ends(3, apply("--var", "image=secret-registry/app:crash"));
    String all = crashed.out() + crashed.err() + ends(0, run("show", "--last")).out();
    assertTrue(all.contains(", container app: starting (sensitive)"), all);
    assertFalse(all.contains("secret-registry"), all);
  }

  @Test
  void aSavedPlanDoesExactlyThatOnce() {
    ends(0, plan("--out", "plan.json"));
    says(ends(0, run("show", "plan.json")), "Plan: 22 to create.");
    says(ends(0, apply("plan.json")), "Applied.");
    Run stale = ends(1, apply("plan.json"));
    assertTrue(stale.err().contains("cluster.main"), stale::toString);
    ends(0, plan("--detailed-exitcode"));
  }

  @Test
  void aSavedPlanWithoutChangesLooksAtTheAccountAgain() {
    ends(0, apply());
    ends(0, plan("--out", "plan.json"));
    says(ends(0, apply("plan.json")), "No changes. Stack shop");
    says(ends(0, run("show", "plan.json")), " was what the program says when this plan was made.");
    ends(0, apply("--var", "image=nginx:1.30"));
    Run stale = ends(1, apply("plan.json"));
    assertTrue(stale.err().contains("service.web"), stale::toString);
    assertFalse(stale.out().contains("No changes."), stale::toString);
  }

  @Test
  void destroyLeavesNothing() {
    ends(0, apply());
    says(
        ends(0, run("destroy", "--sandbox", "--sandbox-speed", "max", "--auto-approve")),
        "Destroyed.");
    says(ends(2, plan("--detailed-exitcode")), "Plan: 22 to create.");
  }

  @Test
  void environmentsAreStacksOfTheirOwn() throws IOException {
    Files.writeString(directory.resolve("prod.ecsvars"), "image = \"nginx:1.28\"\n");
    says(ends(0, apply("--env", "prod")), "Stack shop/prod");
    says(ends(2, plan("--detailed-exitcode")), "Plan: 22 to create.");
    says(ends(0, plan("--env", "prod")), "No changes.");
  }

  @Test
  void secretsStayOutOfEverythingThatIsWritten() throws IOException {
    String secret = "correct-horse-battery";
    Files.writeString(
        program,
        Files.readString(program)
                .replace(
                    "environment  = { LOG_LEVEL = \"info\" }",
                    "environment  = { LOG_LEVEL = \"info\", TOKEN = var.token }")
            + "\nvariable \"token\" {\n  type      = string\n  sensitive = true\n}\n");
    String token = "token=" + secret;
    Run planned = ends(0, plan("--var", token, "--out", "plan.json"));
    Run applied = ends(0, apply("--var", token, "plan.json"));
    Run again = ends(0, plan("--var", token, "--detailed-exitcode"));
    Run json = ends(0, run("--output", "json", "plan", "--sandbox", "--var", token));
    for (Run run : List.of(planned, applied, again, json)) {
      assertFalse((run.out() + run.err()).contains(secret), run::toString);
    }
    assertFalse(Files.readString(directory.resolve("plan.json")).contains(secret));
    try (Stream<Path> journals = Files.list(directory.resolve(".ecsctl/runs"))) {
      for (Path journal : journals.toList()) {
        assertFalse(Files.readString(journal).contains(secret));
      }
    }
  }

  @Test
  void jsonIsOneDocumentOnStandardOutput() {
    says(ends(0, run("--output", "json", "validate")), "\"valid\" : true");
    Run applied =
        ends(
            0,
            run(
                "--output",
                "json",
                "apply",
                "--sandbox",
                "--sandbox-speed",
                "max",
                "--auto-approve"));
    assertTrue(applied.out().startsWith("{"), applied::toString);
    says(applied, "\"status\" : \"applied\"");
    says(applied, "\"url\"");
    assertTrue(applied.err().lines().allMatch(line -> line.startsWith("{")), applied::toString);
  }

  @Test
  void aModuleIsValidByItself() throws IOException {
    Path module = Files.createDirectories(directory.resolve("modules/group"));
    Files.writeString(
        module.resolve("main.ecs"),
        """
        variable "vpc" { type = vpc }
        security_group "app" {
          vpc         = var.vpc
          description = "app"
        }
        output "group" { value = security_group.app }
        """);
    says(
        ends(0, run("validate", "modules/group")),
        "Valid. A module, 1 resource, for any values of its variables.");
    assertTrue(ends(1, run("plan", "modules/group")).err().contains("ECS023"));
  }

  @Test
  void initWritesAProgramThatIsFormattedAndValid() {
    ends(0, run("init", "shop2"));
    ends(0, run("fmt", "--check", "shop2"));
    says(ends(0, run("validate", "shop2")), "Valid. Stack shop2");
    ends(1, run("init", "shop2"));
  }

  @Test
  void explainKnowsEveryRuleItLists() {
    says(ends(0, run("explain", "ECS630")), "ECS630");
    says(ends(0, run("explain")), "ECS103");
    says(ends(0, run("explain", "ECS129")), "Held by: ECS127");
    says(ends(0, run("explain", "taken-name")), "Held by: the apply");
    ends(1, run("explain", "ECS999"));
  }

  @Test
  void versionAndHelpAndCompletion() {
    says(ends(0, run("version")), "ecsctl 0.1.0");
    says(ends(0, run("--version")), "ecsctl 0.1.0");
    says(ends(0, run("--help")), "Commands:");
    says(ends(0, run("apply", "--help")), "--auto-approve");
    says(ends(0, run("completion")), "complete");
  }
}
