package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.evaluation.Coverage;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.module.ModuleReader;
import io.ecsctl.compiler.module.ModuleTree;
import io.ecsctl.compiler.module.TestFiles;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.typing.TypeChecker;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.typing.WrongReferences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The tests of one program, or of one module: then it stands alone, in a stack of the test's own,
 * with what the test files add to it.
 */
public final class TestSuite {
  /** Of a module, which has none of its own. */
  private static final SourceFile STACK = new SourceFile("(test)", "stack \"test\" {}\n");

  private static final String TEST = "test";

  private static final long STACK_BYTES = 16L << 20;

  private final BoundProgram program;
  private final List<Body> programFiles;
  private final List<Body> allFiles;
  private final List<TestCase> cases;
  private final List<Diagnostic> diagnostics;

  private TestSuite(
      BoundProgram program,
      List<Body> programFiles,
      List<Body> allFiles,
      List<TestCase> cases,
      List<Diagnostic> diagnostics) {
    this.program = program;
    this.programFiles = programFiles;
    this.allFiles = allFiles;
    this.cases = List.copyOf(cases);
    this.diagnostics = diagnostics;
  }

  /**
   * Reads and checks the tests among {@code sources}, and what they are about.
   *
   * @param sources all files of the directory, those of tests included
   * @param texts what the program's functions may read
   * @param rules all there are
   */
  public static TestSuite read(
      List<SourceFile> sources,
      ModuleLoader modules,
      FileSource texts,
      Schema schema,
      Collection<RuleInfo> rules) {
    DiagnosticSink sink = new DiagnosticSink();
    List<Body> own = new ArrayList<>();
    List<Body> program = new ArrayList<>();
    for (SourceFile source : sources) {
      Body body = take(Parser.parse(source), sink);
      own.add(body);
      if (!TestFiles.is(source)) {
        program.add(body);
      }
    }
    List<Body> files = new ArrayList<>(own);
    if (own.stream().flatMap(body -> body.blocks("stack")).findAny().isEmpty()) {
      files.add(Parser.parse(STACK).value());
    }
    ModuleTree tree = take(ModuleReader.read(files, modules), sink);
    StageResult<BoundProgram> binding = Binder.bind(tree, schema);
    BoundProgram bound = binding.value();
    StageResult<TypedProgram> typing = TypeChecker.check(bound);
    WrongReferences.withoutCircles(binding.diagnostics(), typing.diagnostics())
        .forEach(sink::report);
    TypedProgram typed = take(typing, sink);
    TestChecker checker = new TestChecker(typed, texts, rules, sink);
    List<TestCase> cases = own.stream().flatMap(body -> checker.check(body).stream()).toList();
    return new TestSuite(bound, program, tree.allFiles(), cases, Diagnostics.sorted(sink.found()));
  }

  /** Whether there is a test in {@code source}; what is wrong with it is no matter here. */
  public static boolean hasTests(SourceFile source) {
    return mayHaveTests(source.text())
        && Parser.parse(source).value().blocks("test").findAny().isPresent();
  }

  /** Whether some line begins with {@code test}: a look at the text costs less than a parse. */
  private static boolean mayHaveTests(String program) {
    for (int at = program.indexOf(TEST); at >= 0; at = program.indexOf(TEST, at + TEST.length())) {
      int before = at;
      while (before > 0
          && (program.charAt(before - 1) == ' ' || program.charAt(before - 1) == '\t')) {
        before--;
      }
      if (before == 0 || program.charAt(before - 1) == '\n') {
        return true;
      }
    }
    return false;
  }

  /** What is wrong with the tests, or with what they are about: with errors no test can run. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Of {@link #diagnostics} those about the tests and what stands in files of tests. */
  public List<Diagnostic> diagnosticsOfTests() {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.subject() != null && isOfTests(diagnostic.subject()))
        .toList();
  }

  private boolean isOfTests(SourceSpan span) {
    return TestFiles.is(span.file())
        || programFiles.stream()
            .flatMap(body -> body.blocks("test"))
            .map(Body.Block::span)
            .anyMatch(test ->
                test.file().equals(span.file())
                    && test.start() <= span.start()
                    && span.end() <= test.end());
  }

  /** In the order of the files. */
  public List<TestName> tests() {
    return cases.stream().map(TestSuite::named).toList();
  }

  private static TestName named(TestCase testCase) {
    return new TestName(testCase.test().name(), testCase.test().span());
  }

  /**
   * Runs the tests that {@code chosen} takes by their names, side by side. There must be no errors.
   *
   * @param coverage is filled
   * @param nanos a clock
   * @return in the order of the files
   */
  public List<TestResult> run(
      Predicate<TestName> chosen, TestPlanner planner, Coverage coverage, LongSupplier nanos) {
    if (Diagnostics.hasErrors(diagnostics)) {
      throw new IllegalStateException("there are errors");
    }
    try (ExecutorService threads = threads()) {
      List<Future<TestResult>> running =
          cases.stream()
              .filter(each -> chosen.test(named(each)))
              .map(each -> threads.submit(() -> each.run(allFiles, planner, coverage, nanos)))
              .toList();
      List<TestResult> results = new ArrayList<>();
      for (Future<TestResult> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      switch (Objects.requireNonNull(e.getCause())) {
        case RuntimeException bug -> throw bug;
        case Error bug -> throw bug;
        case Throwable other -> throw new IllegalStateException(other);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while tests were running", e);
    }
  }

  /** As many as can work at once; nested expressions need more of a stack than threads have. */
  private static ExecutorService threads() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        Thread.ofPlatform().name("test ", 0).stackSize(STACK_BYTES).factory());
  }

  /** A test as one is chosen by. */
  public record TestName(String name, SourceSpan span) {}

  /** What of the program, its modules left out, the tests came across. */
  public CoverageReport coverage(Coverage coverage) {
    return CoverageReport.of(programFiles, program.resources().values(), coverage);
  }

  private static <T> T take(StageResult<T> result, DiagnosticSink sink) {
    result.diagnostics().forEach(sink::report);
    return result.value();
  }
}
