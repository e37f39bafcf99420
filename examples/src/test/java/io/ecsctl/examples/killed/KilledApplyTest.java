package io.ecsctl.examples.killed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.ConnectionSettings;
import io.ecsctl.provider.aws.client.RealClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command itself, killed by SIGKILL at random calls to a server, on its way from nothing to a
 * website, from that to another one, and back to nothing: run again it makes the account what the
 * program says, with nothing there twice and nothing left behind, as clients of AWS's own see it.
 *
 * <p>{@code -Dkill.times=300} kills more often, {@code -Dkill.seed=7} at other moments; {@code
 * target/kills.txt} tells each. A real process dies at calls of other threads than the one that is
 * counted, so a seed replays the calls that are killed, but not to the last interleaving.
 */
class KilledApplyTest {
  private static final int TIMES = Integer.getInteger("kill.times", 4);
  private static final long SEED = Long.getLong("kill.seed", 1);
  private static final int KILLED = 128 + 9;

  /** What the account shall be. */
  private enum Goal {
    NOTHING,
    WEBSITE,
    /** Of the website, something is added, changed, replaced and taken away. */
    OTHER
  }

  private static final List<Goal> GOALS = List.of(Goal.values());
  private static final List<Gate.Moment> MOMENTS = List.of(Gate.Moment.values());

  /**
   * What a move asks of the server when nobody disturbs it.
   *
   * @param reads of the calls those before the first that changes something: who dies there leaves
   *     nothing
   */
  private record Calls(int reads, int all) {}

  private record Move(Goal from, Goal to) {
    @Override
    public String toString() {
      return from + " to " + to;
    }
  }

  @TempDir Path directory;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Path log = Path.of("target", "kills.txt");
  private final Map<Goal, String> wanted = new EnumMap<>(Goal.class);
  private final Map<Move, Calls> calls = new HashMap<>();
  private MotoServer server;
  private Gate gate;
  private AwsClients independent;
  private Command command;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(
        MotoServer.isInstalled(),
        "moto_server is not on the PATH: install it with pip install 'moto[server]'");
    server = MotoServer.start();
    gate = new Gate(server.endpoint());
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    independent = new RealClients(new ConnectionSettings(null, "eu-central-1", server.endpoint()));
    command = new Command(directory);
    String website = Files.readString(Path.of("website", "main.ecs"));
    Files.createDirectories(log.toAbsolutePath().getParent());
    Files.writeString(log, "seed %d%n".formatted(SEED));
    Files.writeString(program(Goal.WEBSITE), website);
    Files.writeString(program(Goal.OTHER), other(website));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      independent.close();
      gate.close();
      server.close();
    }
  }

  private Path program(Goal goal) {
    return directory.resolve(goal == Goal.OTHER ? "other.ecs" : "website.ecs");
  }

  private static String other(String website) {
    Map<String, String> edits =
        Map.of(
            "8080/tcp", "9090/tcp",
            "nginx-unprivileged:1.29", "nginx-unprivileged:1.30",
            "shop tasks", "tasks of the shop",
            "b = 10.20.1.0/24 }", "b = 10.20.1.0/24, c = 10.20.2.0/24 }",
            "[\"AmazonECSTaskExecutionRolePolicy\"]",
                "[\"AmazonECSTaskExecutionRolePolicy\", \"AmazonSSMReadOnlyAccess\"]",
            "retention = 14d", "retention = 30d",
            "autoscaling \"web\" {", "autoscaling \"web\" {\n  enabled = false",
            "priority = 10\n", "priority = 20\n");
    String other =
        website + "\nparameter \"greeting\" {\n  type  = String\n  value = \"hello\"\n}\n";
    for (Map.Entry<String, String> edit : edits.entrySet()) {
      assertTrue(other.contains(edit.getKey()), () -> "the website has no " + edit.getKey());
      other = other.replace(edit.getKey(), edit.getValue());
    }
    return other;
  }

  @Test
  void convergesWhenRunAgain() throws IOException, InterruptedException {
    wanted.put(Goal.NOTHING, Census.of(independent));
    Goal stands = Goal.NOTHING;
    // Each way once undisturbed, to know what comes of it and how many calls it takes.
    for (int step = 1; step <= 6; step++) {
      stands = undisturbed(stands, after(stands, step <= 3 ? 1 : 2));
    }
    List<String> failures = new ArrayList<>();
    Set<String> moments = new HashSet<>();
    int kills = 0;
    for (int time = 1; time <= TIMES; time++) {
      Move move = new Move(stands, after(stands, 1 + random.nextInt(2)));
      Calls made = Objects.requireNonNull(calls.get(move));
      int call = made.reads() + 1 + random.nextInt(made.all() - made.reads());
      Gate.Moment moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
      Path told = directory.resolve("killed-%d.txt".formatted(time));
      String killedAt = kill(move.to(), call, moment, told);
      String when = "%d: from %s, %s".formatted(time, move, killedAt);
      if (!killedAt.isEmpty()) {
        kills++;
        moments.add(move + " " + killedAt);
      }
      String problem = goOn(move.to());
      stands = move.to();
      if (!problem.isEmpty()) {
        failures.add("%s\n%s\n--- the killed one\n%s".formatted(when, problem, lastWords(told)));
        server.reset();
        stands = Goal.NOTHING;
      }
      tell(problem.isEmpty() ? when : failures.getLast());
    }
    tell(
        "%d kills at %d distinct moments, %d failures"
            .formatted(kills, moments.size(), failures.size()));
    assertEquals(List.of(), failures, () -> "with -Dkill.seed=" + SEED);
    assertTrue(kills > 0, "every process ended before it was to be killed");
  }

  private static Goal after(Goal goal, int steps) {
    return GOALS.get((GOALS.indexOf(goal) + steps) % GOALS.size());
  }

  private Goal undisturbed(Goal from, Goal to) throws InterruptedException {
    gate.arm(0, Gate.Moment.BEFORE);
    Command.Ended ended = command.run(gate.endpoint(), words(to));
    assertEquals(0, ended.status(), ended::output);
    gate.killedAt();
    calls.put(new Move(from, to), new Calls(gate.readsFirst(), gate.calls()));
    String there = Census.of(independent);
    String before = wanted.putIfAbsent(to, there);
    assertEquals(before == null ? there : before, there, "the other way to " + to);
    return to;
  }

  /** At which call; empty when it made fewer. */
  private String kill(Goal to, int call, Gate.Moment moment, Path told)
      throws IOException, InterruptedException {
    gate.arm(call, moment);
    Process process = command.start(told, gate.endpoint(), words(to));
    gate.guard(process);
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String killedAt = gate.killedAt();
    assertEquals(killedAt.isEmpty() ? 0 : KILLED, process.waitFor(), () -> lastWords(told));
    return killedAt;
  }

  /**
   * Once more, after a kill.
   *
   * @return what is not as it should be; empty when all is
   */
  private String goOn(Goal to) {
    // A dead holder's lock is taken over by itself, but only after minutes.
    for (String[] words : List.of(words(to, "lock", "break"), words(to))) {
      Command.Ended ended = command.run(server.endpoint(), words);
      if (ended.status() != 0) {
        return words[0] + " failed: " + ended;
      }
    }
    if (to != Goal.NOTHING) {
      Command.Ended plan =
          command.run(server.endpoint(), "plan", "--detailed-exitcode", program(to).toString());
      if (plan.status() != 0) {
        return "there is something left to do: " + plan.output();
      }
    }
    String there = Census.of(independent);
    String expected = Objects.requireNonNull(wanted.get(to));
    return there.equals(expected)
        ? ""
        : "the account has\n%s\ninstead of\n%s".formatted(there, expected);
  }

  private String[] words(Goal to) {
    return words(to, to == Goal.NOTHING ? "destroy" : "apply");
  }

  private String[] words(Goal to, String... command) {
    return Stream.concat(Stream.of(command), Stream.of("--auto-approve", program(to).toString()))
        .toArray(String[]::new);
  }

  private void tell(String line) throws IOException {
    Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
  }

  private static String lastWords(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
