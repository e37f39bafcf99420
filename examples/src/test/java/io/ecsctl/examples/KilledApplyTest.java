package io.ecsctl.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.ConnectionSettings;
import io.ecsctl.provider.aws.client.RealClients;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.Cluster;

/**
 * The command itself, killed by SIGKILL at random moments of an apply against a server: run again
 * it makes the account what the program says, with nothing there twice and nothing left behind, as
 * a client of AWS's own sees it.
 *
 * <p>{@code -Dkill.times=300} kills more often, {@code -Dkill.seed=7} at other moments.
 */
@TestInstance(Lifecycle.PER_CLASS)
class KilledApplyTest {
  private static final int TIMES = Integer.getInteger("kill.times", 4);
  private static final long SEED = Long.getLong("kill.seed", 1);
  private static final Pattern RUNNING = Pattern.compile("Running on (http://\\S+)");
  private static final Path PROGRAM = Path.of("website").toAbsolutePath();

  private Process server;
  private URI endpoint;
  private AwsClients independent;
  @TempDir Path directory;

  @BeforeAll
  void start() throws IOException {
    assumeTrue(
        isInstalled(),
        "moto_server is not on the PATH: install it with pip install 'moto[server]'");
    ProcessBuilder builder = new ProcessBuilder("moto_server", "-p", "0");
    builder.redirectErrorStream(true);
    builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
    builder.environment().put("MOTO_ECS_SERVICE_RUNNING", "2");
    server = builder.start();
    BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); endpoint == null; line = output.readLine()) {
      assertTrue(line != null, "moto_server did not start");
      Matcher running = RUNNING.matcher(line);
      if (running.find()) {
        endpoint = URI.create(running.group(1));
      }
    }
    // Nobody reads on, and a full pipe would stop the server.
    Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    independent = new RealClients(new ConnectionSettings(null, "eu-central-1", endpoint));
  }

  @AfterAll
  void stop() {
    if (independent != null) {
      independent.close();
    }
    if (server != null) {
      server.destroy();
    }
  }

  private static boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "moto_server")));
  }

  @Test
  void convergesWhenRunAgain() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(SEED);
    SortedMap<String, Integer> before = census();
    long whole = timed("apply");
    SortedMap<String, Integer> wanted = census();
    assertEquals(2, wanted.get("security groups"));
    assertEquals(1, wanted.get("services"));
    succeeds("destroy");
    assertEquals(before, census(), "left by a destroy");
    for (int time = 1; time <= TIMES; time++) {
      long moment = random.nextLong(whole / 4, whole);
      String when = "kill %d of seed %d, after %d ms".formatted(time, SEED, moment);
      boolean destroying = random.nextInt(4) == 0;
      if (destroying) {
        succeeds("apply");
      }
      kill(destroying ? "destroy" : "apply", moment);
      // A dead holder's lock is taken over by itself, but only after minutes.
      succeeds("lock", "break");
      if (!destroying) {
        succeeds("apply");
        assertEquals(wanted, census(), when);
      }
      succeeds("destroy");
      assertEquals(before, census(), when);
    }
  }

  private long timed(String command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    succeeds(command);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private void succeeds(String... command) throws IOException, InterruptedException {
    Path told = Files.createTempFile(directory, command[0], ".txt");
    assertEquals(0, process(told, command).waitFor(), () -> read(told));
  }

  private void kill(String command, long afterMillis) throws IOException, InterruptedException {
    Process process = process(Files.createTempFile(directory, command, ".txt"), command);
    if (!process.waitFor(afterMillis, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process process(Path told, String... command) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.ecsctl.cli.Main"));
    line.addAll(List.of(command));
    line.addAll(
        List.of("--auto-approve", "--endpoint-url", endpoint.toString(), PROGRAM.toString()));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(directory.toFile());
    builder.environment().put("AWS_ACCESS_KEY_ID", "test");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
    return builder.redirectErrorStream(true).redirectOutput(told.toFile()).start();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many of each there are, whoever they belong to. */
  private SortedMap<String, Integer> census() {
    SortedMap<String, Integer> census = new TreeMap<>();
    var ec2 = independent.ec2();
    census.put("VPCs", ec2.describeVpcs().vpcs().size() - 1);
    census.put("subnets", ec2.describeSubnets().subnets().size() - defaults());
    census.put(
        "security groups",
        (int)
            ec2.describeSecurityGroups().securityGroups().stream()
                .filter(group -> !group.groupName().equals("default"))
                .count());
    census.put("addresses", ec2.describeAddresses().addresses().size());
    census.put("internet gateways", ec2.describeInternetGateways().internetGateways().size());
    census.put(
        "NAT gateways",
        (int)
            ec2.describeNatGateways().natGateways().stream()
                .filter(gateway -> !gateway.stateAsString().startsWith("delet"))
                .count());
    census.put("load balancers", independent.elb().describeLoadBalancers().loadBalancers().size());
    census.put("target groups", independent.elb().describeTargetGroups().targetGroups().size());
    census.put("roles", independent.iam().listRoles().roles().size());
    census.put("log groups", independent.logs().describeLogGroups().logGroups().size());
    census.put("parameters", independent.ssm().describeParameters().parameters().size());
    List<String> clusters =
        independent
            .ecs()
            .describeClusters(r -> r.clusters(independent.ecs().listClusters().clusterArns()))
            .clusters()
            .stream()
            .filter(cluster -> cluster.status().equals("ACTIVE"))
            .map(Cluster::clusterArn)
            .toList();
    census.put("clusters", clusters.size());
    census.put("services", clusters.stream().mapToInt(this::services).sum());
    return census;
  }

  private int services(String cluster) {
    List<String> arns = independent.ecs().listServices(r -> r.cluster(cluster)).serviceArns();
    return arns.isEmpty()
        ? 0
        : (int)
            independent
                .ecs()
                .describeServices(r -> r.cluster(cluster).services(arns))
                .services()
                .stream()
                .filter(service -> service.status().equals("ACTIVE"))
                .count();
  }

  private int defaults() {
    return (int)
        independent.ec2().describeSubnets().subnets().stream()
            .filter(subnet -> Boolean.TRUE.equals(subnet.defaultForAz()))
            .count();
  }
}
