package io.ecsctl.benchmarks;

import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.evaluation.Evaluator;
import io.ecsctl.compiler.evaluation.Inputs;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.typing.TypeChecker;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.validation.Validator;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * What checking {@link LargeProgram} costs beside reading and evaluating it: CPU time of all
 * threads that run our code, which a busy machine changes less than the clock. The compilers and
 * the collector of the JVM are left out.
 *
 * <p>Argument of {@link #main}: how often; without one once, which is what a command does.
 */
public final class CheckingShare {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CheckingShare() {}

  /** Milliseconds of CPU. */
  private record Cost(double before, double checking) {}

  public static void main(String[] args) {
    int rounds = args.length == 0 ? 1 : Integer.parseInt(args[0]);
    SourceFile text = new SourceFile("main.ecs", LargeProgram.large());
    List<Cost> costs = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      costs.add(once(text));
    }
    // What has warmed up is the second half.
    List<Cost> counted = costs.subList(rounds / 2, rounds);
    double before = median(counted.stream().map(Cost::before).toList());
    double checking = median(counted.stream().map(Cost::checking).toList());
    System.out.printf(
        Locale.ROOT,
        "reading and evaluating %.0f ms, checking %.0f ms: %.1f %% on top%n",
        before,
        checking,
        100 * checking / before);
  }

  private static Cost once(SourceFile text) {
    double start = cpu();
    Body tree = Parser.parse(text).value();
    BoundProgram bound = Binder.bind(List.of(tree), SchemaReader.bundled()).value();
    TypedProgram typed = TypeChecker.check(bound).value();
    Program program = Evaluator.evaluate(typed, new Inputs(List.of(), "", "")).value().program();
    double evaluated = cpu();
    if (!Validator.validate(program).isEmpty()) {
      throw new IllegalStateException("the program is sound");
    }
    return new Cost(evaluated - start, cpu() - evaluated);
  }

  private static double cpu() {
    return LongStream.of(THREADS.getAllThreadIds()).map(THREADS::getThreadCpuTime).sum() / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
