package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;
import static io.ecsctl.cli.command.Argument.parameter;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.input.SourceWriter;
import io.ecsctl.cli.render.JUnitXml;
import io.ecsctl.cli.render.TestJson;
import io.ecsctl.cli.render.TestView;
import io.ecsctl.cli.testing.SandboxPlanner;
import io.ecsctl.cli.testing.SuiteResult;
import io.ecsctl.cli.testing.SuiteSource;
import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.evaluation.Coverage;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.testing.TestPlanner;
import io.ecsctl.compiler.testing.TestResult;
import io.ecsctl.compiler.testing.TestSuite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ecsctl test}. */
final class TestCommand implements Command {
  private final EcsctlCommand root;
  private List<Path> paths = new ArrayList<>(List.of(Path.of("")));
  private @Nullable String filter;
  private boolean coverage;
  private @Nullable Path junit;

  TestCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Run the test blocks of programs and modules: offline, side by side.
        They look at the program as it is compiled and at plans against a simulated account.
        """);
    command.takes(
        parameter("PATH")
            .paths(value -> paths = value)
            .says(
                "Directories, with all below them; single files; or modules such as std/network.",
                "Default: the current directory."),
        option("--filter", "-run")
            .label("PATTERN")
            .text(value -> filter = value)
            .says(
                "Only tests with PATTERN in their name; * stands for anything, case is no matter."),
        option("--coverage")
            .flag(value -> coverage = value)
            .says("Say which resources and branches no test came across."),
        option("--junit")
            .label("FILE")
            .path(value -> junit = value)
            .says("Write the results to FILE, as JUnit's XML."));
  }

  @Override
  public Integer call() {
    Console console = root.console();
    long start = System.nanoTime();
    Schema schema = SchemaReader.bundled();
    TestPlanner planner = new SandboxPlanner(schema);
    List<SuiteResult> results = new ArrayList<>();
    for (Path path : paths) {
      for (SuiteSource source : SuiteSource.find(path, root::resolve)) {
        SuiteResult result = run(source, schema, planner);
        if (!result.results().isEmpty() || result.isBroken()) {
          results.add(result);
        }
      }
    }
    if (results.isEmpty()) {
      throw none();
    }
    if (junit != null) {
      SourceWriter.write(root.resolve(junit), JUnitXml.of(results));
    }
    if (console.json()) {
      console.line(TestJson.of(results));
    } else {
      new TestView(console).print(results, Duration.ofNanos(System.nanoTime() - start));
    }
    boolean good = results.stream().noneMatch(each -> each.isBroken() || each.failed() > 0);
    return (good ? ExitCode.OK : ExitCode.ERROR).status();
  }

  private SuiteResult run(SuiteSource source, Schema schema, TestPlanner planner) {
    TestSuite suite =
        TestSuite.read(
            source.sources(), source.modules(), source.files(), schema, RuleCatalogue.all());
    List<Diagnostic> problems = new ArrayList<>(source.problems());
    problems.addAll(suite.diagnostics());
    if (Diagnostics.hasErrors(problems)) {
      return new SuiteResult(source.name(), problems, List.of(), null);
    }
    Coverage taken = new Coverage();
    List<TestResult> results =
        suite.run(test -> isChosen(source, test), planner, taken, System::nanoTime);
    return new SuiteResult(
        source.name(), problems, results, coverage ? suite.coverage(taken) : null);
  }

  private boolean isChosen(SuiteSource source, TestSuite.TestName test) {
    String only = source.only();
    return (only == null || test.span().file().path().equals(only))
        && (filter == null || matches(filter, test.name()));
  }

  private static boolean matches(String pattern, String name) {
    StringBuilder expression = new StringBuilder();
    for (String part : pattern.toLowerCase(Locale.ROOT).split("\\*", -1)) {
      expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL)
        .matcher(name.toLowerCase(Locale.ROOT))
        .find();
  }

  private CliFailure none() {
    return new CliFailure(
        "NoTests",
        filter == null
            ? "there are no tests here. A test is a block in any .ecs file, or in NAME.test.ecs:"
                + "\n  test \"what it is about\" { assert { condition = … } }"
            : "no test has \"%s\" in its name".formatted(filter));
  }
}
