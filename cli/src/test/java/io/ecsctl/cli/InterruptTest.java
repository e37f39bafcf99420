package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals, really sent to a process of its own. Nothing here waits for a time, only for output. */
class InterruptTest {
  private static final String PROGRAM =
      """
      stack "shop" { region = "eu-central-1" }
      cluster "main" {}
      role "task" { trust = "ecs-tasks.amazonaws.com" }
      vpc "main" { cidr = 10.0.0.0/16 }
      subnet "a" {
        vpc  = vpc.main
        cidr = 10.0.0.0/24
        availability_zone = "eu-central-1a"
      }
      security_group "app" {
        vpc         = vpc.main
        description = "the tasks"
        egress { port = 443/tcp, to = [0.0.0.0/0] }
      }
      internet_gateway "main" { vpc = vpc.main }
      route_table "main" {
        vpc     = vpc.main
        subnets = [subnet.a]
        route { to = 0.0.0.0/0, via = internet_gateway.main }
      }
      task_definition "app" {
        requires_compatibilities = [FARGATE]
        network_mode             = awsvpc
        cpu                      = 0.25vCPU
        memory                   = 512MiB
        execution_role           = role.task
        container "app" { image = "IMAGE" }
      }
      service "app" {
        cluster         = cluster.main
        task_definition = task_definition.app
        launch_type     = FARGATE
        desired_count   = 2
        subnets         = [subnet.a]
        security_groups = [security_group.app]
        assign_public_ip = ENABLED
      }
      log_group "last" { depends_on = [service.app] }
      """;

  @TempDir Path directory;

  @BeforeEach
  void program() throws IOException {
    image("nginx:1");
  }

  private void image(String image) throws IOException {
    Files.writeString(directory.resolve("main.ecs"), PROGRAM.replace("IMAGE", image));
  }

  /** The command in a process; its two streams are read as one. */
  private final class Started implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    Started(String speed) throws IOException {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-XX:TieredStopAtLevel=1",
                  Main.class.getName(),
                  "-C",
                  directory.toString(),
                  "apply",
                  "--sandbox",
                  "--sandbox-speed",
                  speed,
                  "--auto-approve")
              .redirectErrorStream(true)
              .start();
      output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads on until a line holds {@code text}. */
    void await(String text) throws IOException {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (line.contains(text)) {
          return;
        }
      }
      throw new AssertionError("it ended without " + text + ":\n" + this);
    }

    void signal(String name) throws IOException, InterruptedException {
      assertEquals(0, new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor());
    }

    /** Reads the rest. */
    int end() throws IOException, InterruptedException {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
      assertTrue(process.waitFor(1, TimeUnit.MINUTES), this::toString);
      return process.exitValue();
    }

    @Override
    public String toString() {
      return String.join("\n", lines);
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /**
   * What Ctrl-C sends. A process that a shell put into the background is deaf to it, and so are
   * those that it starts; TERM means the same to the command.
   */
  private static String interrupt() throws IOException {
    Path status = Path.of("/proc/self/status");
    boolean deaf =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(ignored -> (ignored & 0b10) != 0);
    return deaf ? "TERM" : "INT";
  }

  private void anotherApplyGoesOn() {
    Run again = Run.in(directory, "apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve");
    assertEquals(0, again.status(), again::toString);
    Run plan = Run.in(directory, "plan", "--sandbox", "--sandbox-speed", "max");
    assertTrue(plan.out().startsWith("No changes."), plan::toString);
  }

  @Test
  void onceFinishesWhatIsUnderWay() throws IOException, InterruptedException {
    try (Started apply = new Started("25")) {
      apply.await("service.app: 0 tasks running");
      apply.signal(interrupt());
      apply.await("stopping: what is under way finishes, nothing new starts");
      assertEquals(130, apply.end(), apply::toString);
      assertTrue(apply.toString().contains("✓ service.app created"), apply::toString);
      assertTrue(apply.toString().contains("- not started: log_group.last"), apply::toString);
      assertTrue(apply.toString().contains("Stopped. "), apply::toString);
    }
    Run last = Run.in(directory, "show", "--last");
    assertTrue(last.out().contains("Not complete: stopped"), last::toString);
    anotherApplyGoesOn();
  }

  @Test
  void twiceStopsAtOnce() throws IOException, InterruptedException {
    // So slow that nothing under way would end by itself while the test runs.
    try (Started apply = new Started("1")) {
      apply.await("service.app: 0 tasks running");
      apply.signal("TERM");
      apply.await("stopping: what is under way finishes, nothing new starts");
      apply.signal(interrupt());
      apply.await("stopping at once");
      assertEquals(130, apply.end(), apply::toString);
      assertTrue(
          apply.toString().contains("service.app was under way when it was stopped"),
          apply::toString);
    }
    Run last = Run.in(directory, "show", "--last");
    assertTrue(last.out().contains("service.app  await ready  interrupted"), last::toString);
    anotherApplyGoesOn();
  }

  @Test
  void aKilledRunHoldsNothingUpForEver() throws IOException, InterruptedException {
    try (Started apply = new Started("1")) {
      apply.await("service.app: 0 tasks running");
      apply.signal("KILL");
      assertEquals(137, apply.end(), apply::toString);
    }
    Run last = Run.in(directory, "show", "--last");
    assertTrue(last.out().contains("Killed."), last::toString);
    assertTrue(last.out().contains("! service.app  await ready  no answer"), last::toString);
    Run held = Run.in(directory, "lock", "status", "--sandbox");
    assertTrue(held.out().contains("Stack shop is being changed by "), held::toString);
    Run refused =
        Run.in(directory, "apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve");
    assertEquals(1, refused.status(), refused::toString);
    assertTrue(refused.err().contains("ecsctl lock break"), refused::toString);
    Run broken = Run.in(directory, "lock", "break", "--sandbox", "--auto-approve");
    assertTrue(broken.out().contains("Broken."), broken::toString);
    anotherApplyGoesOn();
  }

  @Test
  void aRolloutThatFailsIsTakenBackOnDemand() throws IOException {
    anotherApplyGoesOn();
    image("nginx:missing");
    Run failed =
        Run.in(
            directory,
            "apply",
            "--sandbox",
            "--sandbox-speed",
            "max",
            "--auto-approve",
            "--rollback-on-failure");
    assertEquals(3, failed.status(), failed::toString);
    assertTrue(failed.err().contains("CannotPullContainerError"), failed::toString);
    assertTrue(
        failed
            .err()
            .contains("It was rolled back: task_definition is again what was there before."),
        failed::toString);
    image("nginx:1");
    anotherApplyGoesOn();
  }
}
