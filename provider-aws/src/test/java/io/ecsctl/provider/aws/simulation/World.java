package io.ecsctl.provider.aws.simulation;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** One account, and the processes that come and go and want it to be as a program says. */
final class World implements AutoCloseable {
  static final String REGION = "eu-central-1";

  /** A dead holder's lock is free by then, and whatever AWS shows late it shows. */
  private static final Duration LATER = Duration.ofHours(2);

  private static final Schema SCHEMA = SchemaReader.bundled();
  private static final Map<String, Program> PROGRAMS = new ConcurrentHashMap<>();

  /** What holds whatever goes wrong was broken; says with which seed. */
  static final class Broken extends AssertionError {
    private static final long serialVersionUID = 1;

    Broken(String what, Mishaps mishaps) {
      super(what + "\n  " + String.join("\n  ", mishaps.told()));
    }
  }

  private final Mishaps mishaps;
  private final Sandbox account;
  private final int parallelism;
  private final List<String> said = new ArrayList<>();

  /**
   * @param parallelism 1 makes every run the same
   */
  World(Mishaps mishaps, int parallelism) {
    this.mishaps = mishaps;
    this.parallelism = parallelism;
    account = Sandbox.open(SandboxOptions.forTests(REGION).withFaults(mishaps));
  }

  Sandbox account() {
    return account;
  }

  static Program program(String text) {
    return PROGRAMS.computeIfAbsent(
        text,
        _ -> {
          var compilation =
              new Compiler(SCHEMA)
                  .compile(
                      new CompileRequest(
                          List.of(new SourceFile("main.ecs", text)), List.of(), "", REGION));
          if (compilation.hasErrors()) {
            throw new IllegalArgumentException(compilation.diagnostics().toString());
          }
          return compilation.program();
        });
  }

  Plan plan(String text, boolean destroy) {
    return Planner.plan(
        program(text), new AwsProvider(account, SCHEMA), new PlanOptions(destroy, "test"));
  }

  /**
   * Plans and applies, as one process would; whatever goes wrong.
   *
   * @return whether all was done
   */
  boolean attempt(String text, boolean destroy, ApplyListener listener) {
    said.clear();
    boolean done = run(text, destroy, listener);
    refuseSecrets();
    return done;
  }

  private boolean run(String text, boolean destroy, ApplyListener listener) {
    try {
      Plan plan = plan(text, destroy);
      said.add(PlanFile.write(plan));
      ApplyResult result =
          Applier.apply(
              plan,
              new AwsProvider(account, SCHEMA),
              listener,
              new Cancellation(),
              new ApplyOptions(parallelism, "process", variables(), Journal.none()));
      result.outcomes().values().forEach(outcome -> said.add(outcome.toString()));
      if (!mishaps.isDead()) {
        result.outcomes().forEach(this::refuseBug);
      }
      return result.isComplete();
    } catch (ProviderException | PlanRefused failure) {
      said.add(String.valueOf(failure.getMessage()));
      return false;
    } catch (RuntimeException | Error failure) {
      if (mishaps.isDead()) {
        return false;
      }
      throw failure;
    }
  }

  private static Map<String, io.ecsctl.compiler.value.Value> variables() {
    return Map.of("password", new io.ecsctl.compiler.value.Value.Text(Scenario.SECRET));
  }

  private void refuseBug(String node, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed && failed.code().equals(Outcome.Failed.BUG)) {
      throw new Broken(node + ": " + failed.message(), mishaps);
    }
  }

  /** Time goes by between processes. */
  void later() {
    try {
      account.pacer().pause(LATER);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many objects there are, by table, without what AWS keeps as a memory of what was. */
  SortedMap<String, Integer> census() {
    SortedMap<String, Integer> census = new TreeMap<>(account.census());
    census.keySet().removeIf(Memories::isOne);
    List<String> clusters = account.ecs().listClusters(r -> {}).clusterArns();
    census.put(REGION + "/ecs.cluster", clusters.size());
    census.put(
        REGION + "/ecs.service",
        clusters.stream()
            .mapToInt(
                cluster -> account.ecs().listServices(r -> r.cluster(cluster)).serviceArns().size())
            .sum());
    return census;
  }

  /** What the last process said at its end. */
  String lastSaid() {
    return String.join("\n    ", said.stream().filter(text -> !text.startsWith("{")).toList());
  }

  private void refuseSecrets() {
    for (String text : said) {
      if (text.contains(Scenario.SECRET)) {
        throw new Broken("a secret was told: " + text, mishaps);
      }
    }
  }

  @Override
  public void close() {
    account.close();
  }
}
