package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.Faults;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whichever changing call of an apply has its effect and loses its answer, as when the process dies
 * just then: the next apply makes of what is there what the program says, nothing is made twice,
 * and a destroy leaves nothing.
 */
class LostAnswersTest {
  private static final String PROGRAM =
      """
      stack "lost" { region = "eu-central-1" }
      variable "password" {
        type      = string
        sensitive = true
        default   = "first of all"
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
      secret "generated" {
        recovery_window = 0d
        generate { length = 20 }
      }
      repository "main" {
        lifecycle_policy = jsonencode({ rules = [] })
      }
      bucket "main" {
        versioning = Enabled
        object "web.env" { content = "LEVEL=info" }
      }
      file_system "main" {
        access_point "app" { posix_user { uid = 1, gid = 1 } }
        lifecycle_policy { transition_to_ia = AFTER_30_DAYS }
      }
      policy "read" {
        policy_document {
          statement {
            actions   = ["s3:GetObject"]
            resources = [bucket.main]
          }
        }
      }
      role "main" {
        trust            = "ecs-tasks.amazonaws.com"
        managed_policies = [policy.read]
        policy "inline" {
          policy_document {
            statement {
              actions   = ["ssm:GetParameters"]
              resources = [parameter.level]
            }
          }
        }
      }
      """;

  @Test
  void theNextApplyGoesOn() {
    int changes = changes();
    assertTrue(changes > 15, () -> changes + " changing calls");
    for (int lost = 1; lost <= changes; lost++) {
      try (Sandbox sandbox = sandbox(losing(lost))) {
        converges(sandbox, "change " + lost);
      }
    }
  }

  private static Sandbox sandbox(Faults faults) {
    return Sandbox.open(SandboxOptions.forTests("eu-central-1").withFaults(faults));
  }

  /** Of an apply in which nothing goes wrong; the lock's calls are among them. */
  private static int changes() {
    List<String> calls = new ArrayList<>();
    Faults counting =
        call -> {
          if (call.changes()) {
            calls.add(call.name());
          }
          return Fault.NONE;
        };
    try (Sandbox sandbox = sandbox(counting)) {
      stack(sandbox).apply();
    }
    return calls.size();
  }

  /** The answer of the changing call of that number. */
  private static Faults losing(int number) {
    int[] seen = {0};
    return call -> call.changes() && ++seen[0] == number ? Fault.TIMEOUT_AFTER : Fault.NONE;
  }

  private static TestStack stack(Sandbox sandbox) {
    return new TestStack(sandbox, "lost", PROGRAM);
  }

  private static void converges(Sandbox sandbox, String lost) {
    TestStack stack = stack(sandbox);
    try {
      stack.attempt(stack.plan());
    } catch (ProviderException lockLost) {
      // The lock's own answer was lost: it is there, and for a person to remove.
      sandbox.ssm().deleteParameter(r -> r.name("/ecsctl/lock/lost"));
    }
    stack.apply();
    assertEquals(List.of(), TestStack.changes(stack.plan()), () -> "planned after " + lost);
    assertEquals(1, sandbox.efs().describeFileSystems().fileSystems().size(), lost);
    assertEquals(1, sandbox.efs().describeAccessPoints(r -> {}).accessPoints().size(), lost);
    stack.destroy();
    assertEquals(0, sandbox.efs().describeFileSystems().fileSystems().size(), lost);
    assertEquals(0, sandbox.s3().listBuckets().buckets().size(), lost);
    assertEquals(0, sandbox.ecr().describeRepositories().repositories().size(), lost);
    assertEquals(
        0,
        sandbox.secrets().listSecrets(r -> r.includePlannedDeletion(true)).secretList().size(),
        lost);
    assertEquals(0, sandbox.ssm().describeParameters(r -> {}).parameters().size(), lost);
    assertEquals(0, sandbox.iam().getAccountAuthorizationDetails().policies().size(), lost);
  }
}
