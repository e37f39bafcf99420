package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IamPolicyCommandTest {
  private static final String WEBSITE =
      Path.of("../examples/website").toAbsolutePath().normalize().toString();
  @TempDir Path directory;

  private Run run(String... arguments) {
    return Run.in(directory, arguments);
  }

  @Test
  void bothPoliciesAreOneObject() throws IOException {
    JsonTree both = JsonTree.of(run("iam-policy", WEBSITE).out());
    for (String purpose : new String[] {"plan", "apply"}) {
      assertEquals("2012-10-17", both.at(purpose + "/Version").text());
      assertEquals("Allow", both.at(purpose + "/Statement/0/Effect").text());
      JsonTree alone = JsonTree.of(run("iam-policy", "--for", purpose, WEBSITE).out());
      assertEquals(both.at(purpose).value(), alone.value());
    }
  }

  @Test
  void whatIsTooLargeComesInParts() throws IOException {
    Run whole = run("iam-policy", "--for", "apply", WEBSITE);
    assertEquals(0, whole.status(), whole::toString);
    assertTrue(whole.err().contains("--part 1 to --part 2"), whole::toString);
    int statements = JsonTree.of(whole.out()).at("Statement").elements().size();
    int first =
        JsonTree.of(run("iam-policy", "--for", "apply", "--part", "1", WEBSITE).out())
            .at("Statement")
            .elements()
            .size();
    int second =
        JsonTree.of(run("iam-policy", "--for", "apply", "--part", "2", WEBSITE).out())
            .at("Statement")
            .elements()
            .size();
    assertEquals(statements, first + second);
    Run beyond = run("iam-policy", "--for", "apply", "--part", "3", WEBSITE);
    assertEquals(1, beyond.status());
    assertTrue(beyond.err().contains("there is no part 3"), beyond::toString);
    assertEquals(1, run("iam-policy", "--part", "1", WEBSITE).status());
  }

  /** ARNs have the account and the region that the program is for. */
  @Test
  void accountRegionAndSecretsAreInIt() throws IOException {
    Files.writeString(
        directory.resolve("main.ecs"),
        """
        stack "shop" {
          region  = "eu-central-1"
          account = "123456789012"
        }
        secret "db" {}
        role "execution" {
          trust            = "ecs-tasks.amazonaws.com"
          managed_policies = ["AmazonECSTaskExecutionRolePolicy"]
          policy "secrets" {
            policy_document {
              statement {
                actions   = ["secretsmanager:GetSecretValue"]
                resources = [secret.db]
              }
            }
          }
        }
        log_group "web" { retention = 14d }
        task_definition "web" {
          requires_compatibilities = [FARGATE]
          network_mode             = awsvpc
          cpu                      = 0.25vCPU
          memory                   = 512MiB
          execution_role           = role.execution
          container "app" {
            image     = "public.ecr.aws/docker/library/busybox:1.37"
            log_group = log_group.web
            secrets   = { PASSWORD = "${secret.db.arn}:password::" }
          }
        }
        """);
    String policy = run("iam-policy", "--for", "plan").out().replaceAll("\\s+", "");
    assertTrue(
        policy.contains(
            "\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":"
                + "\"arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-*\"}"),
        policy);
    // Its text is looked at for the key, which can be left to whoever wrote the program.
    assertTrue(policy.contains("{\"Sid\":\"Optional\",\"Effect\":\"Allow\",\"Action\":["), policy);
    assertTrue(policy.contains("{\"Sid\":\"Optional2\",\"Effect\":\"Allow\","), policy);
    assertTrue(
        run("iam-policy", "--for", "apply")
            .out()
            .contains("arn:aws:iam::123456789012:role/shop-*"));
  }

  @Test
  void aProgramWithMistakesHasNone() throws IOException {
    Files.writeString(directory.resolve("main.ecs"), "stack \"shop\" { regoin = \"\" }\n");
    Run run = run("iam-policy");
    assertEquals(1, run.status());
    assertEquals("", run.out());
  }
}
