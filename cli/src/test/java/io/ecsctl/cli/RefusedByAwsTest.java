package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What AWS refuses is told on the block that it is about, with AWS's code, words and request; the
 * rest of the plan is done.
 */
class RefusedByAwsTest {
  @TempDir Path directory;

  @BeforeEach
  void program() throws IOException {
    Files.writeString(
        directory.resolve("main.ecs"),
        """
        stack "s" { region = "eu-central-1" }
        vpc "main" { cidr = 10.0.0.0/16 }
        security_group "app" {
          vpc         = vpc.main
          description = "tasks"
        }
        log_group "app" { retention = 14d }
        """);
  }

  private void refuse(String call, String code, String message) {
    try (Sandbox sandbox =
        Sandbox.open(
            SandboxOptions.inFile(directory.resolve(".ecsctl/sandbox.json"), "eu-central-1"))) {
      sandbox.refuse(call, code, message);
    }
  }

  private Run apply(String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "apply";
    all[1] = "--sandbox";
    all[2] = "--auto-approve";
    System.arraycopy(more, 0, all, 3, more.length);
    return Run.in(directory, all);
  }

  @Test
  void aQuotaThatIsUsedUp() {
    refuse("Ec2.CreateVpc", "VpcLimitExceeded", "The maximum number of VPCs has been reached.");
    Run run = apply();
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.err().contains("error[ECS078]: vpc.main failed"), run::toString);
    assertTrue(run.err().contains("main.ecs:2:1"), run::toString);
    assertTrue(run.err().contains("The maximum number of VPCs has been reached."), run::toString);
    assertTrue(run.err().contains("Service Quotas"), run::toString);
    assertTrue(
        run.err()
            .matches(
                "(?s).*ec2:CreateVpc answered VpcLimitExceeded, request id [0-9a-f-]{36}\\n.*"),
        run::toString);
    assertTrue(run.err().contains("✓ log_group.app created"), run::toString);
    assertTrue(
        run.err().contains("- not tried, because vpc.main failed: security_group.app"),
        run::toString);
    refuse("Ec2.CreateVpc", "", "");
    assertEquals(0, apply().status());
    assertTrue(Run.in(directory, "plan", "--sandbox").out().contains("No changes"));
  }

  @Test
  void aMissingPermissionToRead() {
    assertEquals(0, apply().status());
    refuse("Ec2.DescribeVpcs", "UnauthorizedOperation", "You are not authorized.");
    Run plan = Run.in(directory, "plan", "--sandbox");
    assertEquals(1, plan.status(), plan::toString);
    assertTrue(plan.err().contains("error[ECS077]: vpc.main cannot be planned"), plan::toString);
    assertTrue(plan.err().contains("main.ecs:2:1"), plan::toString);
    assertTrue(
        plan.err().contains("ec2:DescribeVpcs answered UnauthorizedOperation, request id "),
        plan::toString);
    assertTrue(plan.err().endsWith("1 error\n"), plan::toString);
    assertFalse(plan.out().contains("log_group.app"), plan::toString);
    Run apply = apply();
    assertEquals(1, apply.status(), apply::toString);
    assertFalse(apply.err().contains("creating"), apply::toString);
  }

  @Test
  void theRestCanBePlannedAndAppliedAlone() throws IOException {
    assertEquals(0, apply().status());
    refuse("Ec2.DescribeVpcs", "UnauthorizedOperation", "You are not authorized.");
    Path main = directory.resolve("main.ecs");
    Files.writeString(main, Files.readString(main).replace("14d", "30d"));
    Run plan = Run.in(directory, "plan", "--sandbox");
    assertTrue(plan.out().contains("log_group.app"), plan::toString);
    assertTrue(plan.out().contains("Left out, though to be changed: vpc.main"), plan::toString);
    Run apply = apply("--exclude", "vpc.main");
    assertEquals(0, apply.status(), apply::toString);
    assertTrue(apply.err().contains("✓ log_group.app updated"), apply::toString);
    refuse("Ec2.DescribeVpcs", "", "");
    assertTrue(Run.in(directory, "plan", "--sandbox").out().contains("No changes"));
  }

  @Test
  void ofAKindThatTheProgramHasNothingOfItIsAWarning() {
    refuse("Ec2.DescribeNatGateways", "UnauthorizedOperation", "You are not authorized.");
    Run run = apply();
    assertEquals(0, run.status(), run::toString);
    assertTrue(
        run.err().contains("warning[ECS077]: nat_gateway blocks of this stack"), run::toString);
  }
}
