package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked up during the apply, from the program's text to what is in the account. */
class LateLookupsCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        directory.resolve("main.ecs"),
        """
        stack "late" { region = "eu-central-1" }
        vpc "main" {
          cidr = 10.7.0.0/16
          tags = { Name = "made-here" }
        }
        subnet "each" {
          for_each          = { a = 10.7.1.0/24, b = 10.7.2.0/24 }
          vpc               = vpc.main
          cidr              = each.value
          availability_zone = "eu-central-1${each.key}"
        }
        data vpc "again" { tags = { Name = vpc.main.tags.Name } }
        data subnet "inside" {
          all = true
          vpc = data.vpc.again
        }
        security_group "web" {
          vpc         = data.vpc.again
          description = "in ${data.vpc.again.cidr}"
          ingress { port = 80/tcp, from = [data.vpc.again.cidr] }
        }
        output "subnets" { value = data.subnet.inside[*].cidr }
        """);
  }

  private Run run(String... arguments) {
    Run run = Run.in(directory, arguments);
    assertEquals(0, run.status(), run::toString);
    return run;
  }

  @Test
  void aSavedPlanIsAppliedAndThenNothingIsLeft() {
    String plan = run("plan", "--sandbox", "--out", "plan.json").toString();
    assertTrue(plan.contains("  data.vpc.again      looked up during the apply\n"), plan);
    assertTrue(plan.contains("  subnets = (known after apply)\n"), plan);

    String applied =
        run("apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve", "plan.json")
            .toString();
    assertTrue(applied.contains("  subnets = [10.7.1.0/24, 10.7.2.0/24]\n"), applied);
    assertTrue(
        applied.indexOf("data.vpc.again found") < applied.indexOf("security_group.web: creating"),
        applied);

    String again = run("plan", "--sandbox").toString();
    assertTrue(again.contains("No changes."), again);
    run("destroy", "--sandbox", "--sandbox-speed", "max", "--auto-approve");
  }
}
