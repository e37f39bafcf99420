package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trace} on the website, as it is and with one thing wrong. */
class TraceCommandTest {
  private static final Path WEBSITE = Path.of("../examples/website/main.ecs");

  @TempDir Path directory;
  private String text = "";

  @BeforeEach
  void readTheExample() throws IOException {
    text = Files.readString(WEBSITE);
  }

  private Run trace(String program, String... arguments) throws IOException {
    Files.writeString(directory.resolve("main.ecs"), program);
    String[] all = new String[arguments.length + 1];
    all[0] = "trace";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Run.in(directory, all);
  }

  private static void says(Run run, String... texts) {
    for (String each : texts) {
      assertTrue(run.out().contains(each), () -> "expected \"" + each + "\" in " + run);
    }
  }

  @Test
  void clientsReachTheService() throws IOException {
    Run run = trace(text, "internet", "service.web");
    assertEquals(0, run.status(), run::toString);
    says(
        run,
        "✓ listener.http :80",
        "    ingress 80/tcp from 0.0.0.0/0",
        "✓ task_definition.web/app :8080",
        "    ingress 8080/tcp from security_group.alb",
        "internet → service.web: proved.");
  }

  @Test
  void aClosedPortIsShownWithThePacketThatIsDropped() throws IOException {
    String closed =
        text.replace(
            "ingress { port = 8080/tcp, from = [security_group.alb] }",
            "ingress { port = 8081/tcp, from = [security_group.alb] }");
    Run run = trace(closed, "internet", "service.web");
    assertEquals(1, run.status(), run::toString);
    says(
        run,
        "✗ task_definition.web/app :8080",
        "security_group.app: no ingress rule for 8080/tcp from 10.20.0.4",
        "internet → service.web: blocked.");
    Run json = trace(closed, "internet", "service.web", "--output", "json");
    assertEquals(1, json.status());
    says(
        json,
        "\"verdict\" : \"blocked\"",
        "\"kind\" : \"securityGroups\"",
        "\"peer\" : \"10.20.0.4\"",
        "\"port\" : 8080");
  }

  @Test
  void whatTheProgramDoesNotSayIsUndecided() throws IOException {
    Run run =
        trace(
            text.replace("via = nat_gateway.main", "via = \"tgw-0a1b2c3d4e5f60718\""),
            "service.web",
            "ecr");
    assertEquals(4, run.status(), run::toString);
    says(
        run,
        "not decided: where route_table.private sends 0.0.0.0/0",
        "what would decide it:",
        "service.web → ecr: undecided");
  }

  /** The usual case where a platform team has the load balancer: it is no mistake, and no proof. */
  @Test
  void aWayThroughSomebodyElsesLoadBalancerIsUndecided() throws IOException {
    String borrowed =
        text.replace(
            "load_balancer = load_balancer.web\n",
            "load_balancer = \"arn:aws:elasticloadbalancing:eu-central-1:123456789012"
                + ":loadbalancer/app/shared/0123456789abcdef\"\n");
    Run run = trace(borrowed, "internet", "service.web");
    assertEquals(4, run.status(), run::toString);
    says(
        run,
        "not decided: the load balancer of listener.http is outside the program",
        "internet → service.web: undecided.");
  }

  @Test
  void allPathsOfAProgramAreALineEach() throws IOException {
    Run run = trace(text);
    assertEquals(0, run.status(), run::toString);
    says(
        run,
        "proved     internet → listener.http :80\n",
        "internet_gateway.main → public.ecr.aws\n",
        "proved, 6 paths: 6 proved, 0 blocked, 0 undecided.");
  }

  @Test
  void theDocumentationShowsWhatItPrints() throws IOException {
    String page = Files.readString(Path.of("../docs/reachability.md"));
    String command = "$ ecsctl trace internet service.web\n";
    int from = page.indexOf(command) + command.length();
    assertEquals(
        page.substring(from, page.indexOf("```", from)),
        trace(text, "internet", "service.web").out());
  }

  @Test
  void aProgramAloneMeansAllItsPaths() throws IOException {
    Files.writeString(directory.resolve("main.ecs"), text);
    for (String program : new String[] {".", "main.ecs"}) {
      Run run = Run.in(directory, "trace", program);
      assertEquals(0, run.status(), run::toString);
      says(run, "proved, 6 paths: 6 proved, 0 blocked, 0 undecided.");
    }
  }

  /** Two of them may be stopped at the same place: each says where it should have ended. */
  @Test
  void aBlockedWaySaysWhereItShouldHaveEnded() throws IOException {
    String closed = text.replace("  route { to = 0.0.0.0/0, via = nat_gateway.main }\n", "");
    Run logs = trace(closed, "service.web", "logs");
    assertEquals(1, logs.status(), logs::toString);
    says(logs, "route_table.private: no route to logs out of subnet.private[\"b\"]", "\n· logs\n");
    says(
        trace(closed),
        "subnet.private[\"a\"]  ✗ route_table.private  (to public.ecr.aws)\n",
        "subnet.private[\"a\"]  ✗ route_table.private  (to logs)\n");
    says(trace(closed, "service.web", "logs", "--output", "json"), "\"to\" : \"logs\"");
  }

  @Test
  void whatTheOtherSideDoesNotGoToIsNotOfferedAgain() throws IOException {
    Run tasks = trace(text, "service.web", "load_balancer.web");
    assertEquals(1, tasks.status());
    assertTrue(
        tasks.err().contains("nothing to trace from tasks to load_balancer.web. Known: ecr,"),
        tasks::toString);
    Run clients = trace(text, "internet", "ecr");
    assertTrue(
        clients
            .err()
            .contains(
                "nothing to trace from clients to ecr. Known: service.web, load_balancer.web"),
        clients::toString);
  }

  @Test
  void addressesAndDestinationsAreTakenAsTheyAreWritten() throws IOException {
    assertEquals(0, trace(text, "203.0.113.7", "load_balancer.web").status());
    assertEquals(0, trace(text, "service.web", "registry").status());
    assertEquals(0, trace(text, "service.web", "internet").status());
    Run neighbour = trace(text, "service.web", "service.web");
    assertEquals(1, neighbour.status());
    says(neighbour, "no egress rule for 8080/tcp to 10.20.16.4");
  }

  @Test
  void aMisspeltNameIsCorrected() throws IOException {
    Run run = trace(text, "internet", "service.wob");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("did you mean service.web?"), run::toString);
    assertTrue(trace(text, "internet").err().contains("where from and where to"));
    assertFalse(run.showsStackTrace());
  }

  @Test
  void aProgramWithMistakesOfWritingIsNotTraced() throws IOException {
    Run run = trace(text.replace("vpc = vpc.main", "vpc = vpc.mian"), "internet", "service.web");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("vpc.mian"), run::toString);
  }
}
