package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.cli.testing.SuiteResult;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.testing.CoverageReport;
import io.ecsctl.compiler.testing.TestResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Results of tests, for people: a line a test, below it what speaks against it. */
public final class TestView {
  private final Console console;
  private boolean gap;

  public TestView(Console console) {
    this.console = console;
  }

  /**
   * @param elapsed since the command began
   */
  public void print(List<SuiteResult> suites, Duration elapsed) {
    for (SuiteResult suite : suites) {
      line(console.styled(Style.BOLD, suite.name()));
      if (suite.isBroken()) {
        line("  " + console.styled(Style.ERROR, "✗") + " not run, because of errors");
      } else {
        suite.results().forEach(this::result);
      }
      diagnostics(suite.problems());
      CoverageReport coverage = suite.coverage();
      if (coverage != null) {
        coverage(coverage);
      }
    }
    summary(suites, elapsed);
  }

  private void line(String text) {
    console.line(text);
    gap = false;
  }

  /** An empty line, never two. */
  private void gap() {
    if (!gap) {
      console.line("");
      gap = true;
    }
  }

  private void result(TestResult result) {
    String mark =
        result.passed() ? console.styled(Style.OK, "✓") : console.styled(Style.ERROR, "✗");
    String time = milliseconds(result.duration());
    String name = LineRoom.of(console, 6 + time.length()).cut(result.name());
    line("  %s %s  %s".formatted(mark, name, console.styled(Style.DIM, time)));
    diagnostics(result.failures());
  }

  private void diagnostics(List<Diagnostic> diagnostics) {
    Palette palette = console.coloured() ? Palette.ANSI : Palette.PLAIN;
    for (Diagnostic each : diagnostics) {
      gap();
      console.print(DiagnosticText.render(each, palette, console.page()));
      gap = false;
      gap();
    }
  }

  private static String milliseconds(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
  }

  private void summary(List<SuiteResult> suites, Duration elapsed) {
    long passed = suites.stream().mapToLong(SuiteResult::passed).sum();
    long failed = suites.stream().mapToLong(SuiteResult::failed).sum();
    long broken = suites.stream().filter(SuiteResult::isBroken).count();
    List<String> parts = new ArrayList<>();
    if (passed > 0) {
      parts.add(console.styled(Style.OK, passed + " passed"));
    }
    if (failed > 0) {
      parts.add(console.styled(Style.ERROR, failed + " failed"));
    }
    if (broken > 0) {
      parts.add(
          console.styled(
              Style.ERROR, broken == 1 ? "1 directory not run" : broken + " directories not run"));
    }
    gap();
    line(
        String.join(", ", parts)
            + String.format(Locale.ROOT, " in %.1f s.", elapsed.toMillis() / 1e3));
  }

  private void coverage(CoverageReport report) {
    gap();
    line(
        "  covered: %d of %s%s"
            .formatted(
                report.resources().stream().filter(CoverageReport.Block::made).count(),
                report.resources().size() == 1
                    ? "1 resource"
                    : report.resources().size() + " resources",
                ways(report)));
    names(report, "never there", block -> !block.made());
    names(report, "there, but in no assertion", block -> block.made() && !block.asserted());
    for (CoverageReport.Branch branch : report.branches()) {
      if (!branch.yes() || !branch.no()) {
        String missing =
            branch.yes()
                ? "never " + branch.kind().no()
                : branch.no() ? "never " + branch.kind().yes() : "never reached";
        line(
            "    %s  %s: %s"
                .formatted(
                    console.styled(Style.DIM, branch.span().location()),
                    branch.kind().word(),
                    console.styled(Style.WARNING, missing)));
      }
    }
  }

  private static String ways(CoverageReport report) {
    return switch (report.branches().size()) {
      case 0 -> ", and there are no branches";
      case 1 -> ", %d of 2 ways through 1 branch".formatted(report.waysTaken());
      default ->
          ", %d of %d ways through %d branches"
              .formatted(report.waysTaken(), report.ways(), report.branches().size());
    };
  }

  /** Those of the report's resources on as few lines as they fit on. */
  private void names(CoverageReport report, String what, Predicate<CoverageReport.Block> which) {
    List<String> names =
        report.resources().stream().filter(which).map(CoverageReport.Block::path).toList();
    if (names.isEmpty()) {
      return;
    }
    line("    " + what + ":");
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i) + (i < names.size() - 1 ? "," : "");
      if (!line.isEmpty() && 7 + line.length() + name.length() > console.width()) {
        line("      " + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(name);
    }
    line("      " + line);
  }
}
