package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the account is asked, by {@code verify} and by plans, in a sandbox, which has any image but
 * those tagged missing.
 */
class VerifyCommandTest {
  private static final String IMAGE = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web:missing";
  private static final String PROGRAM =
      """
      stack "shop" { region = "eu-central-1" }
      role "execution" {
        trust            = "ecs-tasks.amazonaws.com"
        managed_policies = ["AmazonECSTaskExecutionRolePolicy"]
      }
      log_group "web" { retention = 14d }
      task_definition "web" {
        requires_compatibilities = [FARGATE]
        network_mode             = awsvpc
        cpu                      = 0.25vCPU
        memory                   = 512MiB
        execution_role           = role.execution
        container "app" { image = "IMAGE", log_group = log_group.web }
      }
      """;
  @TempDir Path directory;

  @BeforeEach
  void program() throws IOException {
    program(PROGRAM.replace("IMAGE", IMAGE));
  }

  private void program(String text) throws IOException {
    Files.writeString(directory.resolve("main.ecs"), text);
  }

  private Run run(String... arguments) {
    return Run.in(directory, arguments);
  }

  @Test
  void whatIsMissingIsAnError() {
    Run run = run("verify", "--sandbox");
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.err().contains("error[ECS711]: there is no repository web in"), run::toString);
    assertFalse(run.out().contains("Verified."), run::toString);
  }

  @Test
  void aProgramThatHasAllItNeedsIsVerified() throws IOException {
    program(PROGRAM.replace("IMAGE", "public.ecr.aws/docker/library/busybox:1.37"));
    Run run = run("verify", "--sandbox");
    assertEquals(0, run.status(), run::toString);
    assertEquals("Verified. Stack shop, 3 resources.\n", run.out());
    assertEquals("", run.err());
  }

  @Test
  void mistakesOfTheProgramComeFirstAndNobodyIsAsked() throws IOException {
    program(PROGRAM.replace("cpu  ", "cqu  "));
    Run run = run("verify", "--sandbox");
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.err().contains("error[ECS030]"), run::toString);
    assertFalse(run.err().contains("ECS711"), run::toString);
    assertFalse(Files.exists(directory.resolve(".ecsctl/sandbox.json")));
  }

  @Test
  void everyFormatHasTheFindings() throws IOException {
    JsonTree json = JsonTree.of(run("--output", "json", "verify", "--sandbox").out());
    assertEquals("false", String.valueOf(json.at("valid").value()));
    assertEquals("ECS711", json.at("diagnostics/0/id").text());
    JsonTree sarif = JsonTree.of(run("--output", "sarif", "verify", "--sandbox").out());
    assertEquals("ECS711", sarif.at("runs/0/results/0/ruleId").text());
    assertTrue(run("--output", "junit", "verify", "--sandbox").out().contains("ECS711"));
    assertTrue(run("--output", "github", "verify", "--sandbox").err().contains("title=ECS711%3A"));
  }

  @Test
  void aPlanAsksAboutWhatItChanges() {
    for (List<String> command :
        List.of(List.of("plan", "--sandbox"), List.of("apply", "--sandbox", "--auto-approve"))) {
      Run run = run(command.toArray(String[]::new));
      assertEquals(1, run.status(), run::toString);
      assertTrue(run.err().contains("error[ECS711]"), run::toString);
      assertFalse(run.out().contains("to create"), run::toString);
    }
  }

  @Test
  void anErrorCanBeADangerThatIsAcknowledged() throws IOException {
    Files.writeString(directory.resolve("ecsctl.toml"), "[rules]\nECS711 = \"danger\"\n");
    assertEquals(1, run("plan", "--sandbox").status());
    Run run = run("plan", "--sandbox", "--acknowledge", "ECS711");
    assertEquals(0, run.status(), run::toString);
    assertTrue(run.err().contains("warning[ECS711]"), run::toString);
    assertTrue(run.out().contains("Plan: 3 to create."), run::toString);
    // What is there is not asked for again, however little it needs to work.
    assertEquals(
        0,
        run(
                "apply",
                "--sandbox",
                "--sandbox-speed",
                "max",
                "--auto-approve",
                "--acknowledge",
                "ECS711")
            .status());
    Run unchanged = run("plan", "--sandbox");
    assertEquals(0, unchanged.status(), unchanged::toString);
    assertEquals("", unchanged.err());
    assertEquals(1, run("verify", "--sandbox").status());
  }

  @Test
  void aCommentTakesAFindingBackAndIsNeverCalledUnused() throws IOException {
    program(
        PROGRAM
            .replace("IMAGE", IMAGE)
            .replace(
                "  container", "  # ecs:acknowledge ECS711 pushed by the pipeline\n  container"));
    Files.writeString(directory.resolve("ecsctl.toml"), "[rules]\nECS711 = \"danger\"\n");
    Run validated = run("validate");
    assertEquals(0, validated.status(), validated::toString);
    assertEquals("", validated.err());
    Run verified = run("verify", "--sandbox");
    assertEquals(0, verified.status(), verified::toString);
    assertTrue(verified.err().contains("acknowledged: pushed by the pipeline"), verified::toString);
  }
}
