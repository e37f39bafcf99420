package io.ecsctl.provider.aws.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack's life: texts of its program that are applied one after the other, before it is
 * destroyed.
 *
 * @param stack its name, as the texts have it
 */
record Scenario(String stack, List<String> texts) {
  private static final Path EXAMPLES = Path.of("../examples");

  /** Text that no log, plan or message may hold. */
  static final String SECRET = "wXy-7-secret-Zz";

  /**
   * @param edits pairs of what an edit takes out and what it puts in; each edit adds a text
   */
  static Scenario of(String stack, String text, String... edits) {
    List<String> texts = new ArrayList<>(List.of(text));
    for (int i = 0; i < edits.length; i += 2) {
      String before = texts.getLast();
      if (!before.contains(edits[i])) {
        throw new IllegalArgumentException("not in the program: " + edits[i]);
      }
      texts.add(before.replace(edits[i], edits[i + 1]));
    }
    return new Scenario(stack, List.copyOf(texts));
  }

  static String example(String name) {
    try {
      return Files.readString(EXAMPLES.resolve(name).resolve("main.ecs"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * The website: then a new image and another bound, then ports that replace the target group, then
   * groups by other names and no scaling.
   */
  static Scenario website() {
    String text = example("website");
    int scaling = text.indexOf("autoscaling \"web\"");
    String block = text.substring(scaling, text.indexOf("\n}", scaling) + 2);
    return of(
        "shop",
        text,
        "nginx-unprivileged:1.29",
        "nginx-unprivileged:1.30",
        "8080/tcp",
        "9090/tcp",
        block,
        "",
        "description = \"shop tasks\"",
        "description = \"tasks of the shop\"");
  }

  /** What has no network: names, files, secrets and who may read them. */
  static Scenario configuration() {
    return of(
        "config",
        """
        stack "config" { region = "eu-central-1" }
        variable "password" {
          type      = string
          sensitive = true
          default   = "%s"
        }
        parameter "level" { value = "info" }
        parameter "password" {
          type  = SecureString
          value = var.password
        }
        secret "stated" {
          value           = var.password
          recovery_window = 0d
        }
        bucket "main" {
          object "web.env" { content = "LEVEL=info" }
        }
        repository "main" {}
        log_group "app" { retention = 14d }
        role "main" {
          trust            = "ecs-tasks.amazonaws.com"
          managed_policies = ["AmazonECSTaskExecutionRolePolicy"]
          policy "inline" {
            policy_document {
              statement {
                actions   = ["ssm:GetParameters"]
                resources = [parameter.level]
              }
            }
          }
        }
        """
            .formatted(SECRET),
        "value = \"info\"",
        "value = \"debug\"",
        "level",
        "depth",
        "retention = 14d",
        "retention = 30d");
  }
}
