package io.ecsctl.benchmarks;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The planner's own work on {@link Platform}: diff, graph, order and text, against an account that
 * costs nothing to ask. Nine resources a service.
 *
 * <p>With the launcher's collector and its options, and no garbage of an earlier plan on the heap
 * when one begins, as in a command; but with the optimising compiler, which a command does without.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-XX:+UseParallelGC",
      "-XX:MaxTenuringThreshold=0",
      "-XX:-UseAdaptiveSizePolicy",
      "-XX:+UseCompactObjectHeaders",
      "-Xss4m",
      "-Xmx2g"
    })
public class PlannerBenchmark {
  private static final int RESOURCES_PER_SERVICE = 9;

  @Param({"1000", "3000", "10000", "30000", "100000"})
  private int resources = 1_000;

  private final Schema schema = SchemaReader.bundled();
  private Program program = Program.EMPTY;
  private EchoProvider empty = new EchoProvider(schema);
  private EchoProvider full = new EchoProvider(schema);

  @Setup
  public void prepare() {
    var compilation =
        new Compiler(schema)
            .compile(
                new CompileRequest(
                    List.of(
                        new SourceFile(
                            "main.ecs",
                            Platform.program(resources / RESOURCES_PER_SERVICE, Map.of())
                                .replace("sensitive = true", "default   = \"not-a-real-key\""))),
                    List.of(),
                    "",
                    ""));
    program = compilation.program();
    if (program.resources().isEmpty()) {
      throw new IllegalStateException(compilation.diagnostics().toString());
    }
    empty = new EchoProvider(schema);
    full = new EchoProvider(schema);
    var result =
        Applier.apply(
            plan(full),
            full,
            ApplyListener.NONE,
            new Cancellation(),
            new ApplyOptions(10, "benchmark", Map.<String, Value>of(), Journal.none()));
    if (!result.isComplete()) {
      throw new IllegalStateException(result.failures().toString());
    }
  }

  /** What an earlier plan has left. */
  @Setup(Level.Iteration)
  public void collect() {
    System.gc();
  }

  private Plan plan(EchoProvider provider) {
    return Planner.plan(program, provider, new PlanOptions(false, "benchmark"));
  }

  /** Everything is to be created. */
  @Benchmark
  public String first() {
    return plan(empty).toTree();
  }

  /** Everything is there. */
  @Benchmark
  public String again() {
    return plan(full).toTree();
  }

  /** Everything goes. */
  @Benchmark
  public String destroy() {
    return Planner.plan(program, full, new PlanOptions(true, "benchmark")).toTree();
  }
}
