package io.ecsctl.benchmarks;

import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.evaluation.Evaluation;
import io.ecsctl.compiler.evaluation.Evaluator;
import io.ecsctl.compiler.evaluation.Inputs;
import io.ecsctl.compiler.format.Formatter;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.LexicalToken;
import io.ecsctl.compiler.syntax.LexicalTokens;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.typing.TypeChecker;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.validation.Validator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Each stage alone, on what the one before made of {@link LargeProgram}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xss4m", "-Xmx2g"})
public class CompilerBenchmark {
  private static final Inputs NO_INPUTS = new Inputs(List.of(), "", "");

  private SourceFile text = new SourceFile("main.ecs", "");
  private Body tree = Parser.parse(text).value();
  private BoundProgram bound = Binder.bind(List.of(tree), SchemaReader.bundled()).value();
  private TypedProgram typed = TypeChecker.check(bound).value();
  private Program program = Program.EMPTY;

  @Setup
  public void prepare() {
    text = new SourceFile("main.ecs", LargeProgram.large());
    tree = Parser.parse(text).value();
    bound = Binder.bind(List.of(tree), SchemaReader.bundled()).value();
    typed = TypeChecker.check(bound).value();
    program = Evaluator.evaluate(typed, NO_INPUTS).value().program();
  }

  @Benchmark
  public List<LexicalToken> lex() {
    return LexicalTokens.of(text);
  }

  @Benchmark
  public Body parse() {
    return Parser.parse(text).value();
  }

  /** With the parsing that it begins with. */
  @Benchmark
  public String format() {
    return Formatter.format(text).value();
  }

  @Benchmark
  public BoundProgram bind() {
    return Binder.bind(List.of(tree), SchemaReader.bundled()).value();
  }

  @Benchmark
  public TypedProgram type() {
    return TypeChecker.check(bound).value();
  }

  @Benchmark
  public Evaluation evaluate() {
    return Evaluator.evaluate(typed, NO_INPUTS).value();
  }

  @Benchmark
  public List<Diagnostic> validate() {
    return Validator.validate(program);
  }
}
