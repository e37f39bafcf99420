package io.ecsctl.cli.render;

import io.ecsctl.cli.testing.SuiteResult;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.testing.TestResult;
import java.util.List;
import java.util.Locale;

/**
 * Results of tests in the XML that build servers read. It has no standard; these are the elements
 * that JUnit itself writes and that GitLab, Jenkins and GitHub's reporters know.
 */
public final class JUnitXml {
  private static final PageWidth WIDTH = PageWidth.ofFile(100);

  private final StringBuilder out = new StringBuilder();

  private JUnitXml() {}

  public static String of(List<SuiteResult> suites) {
    JUnitXml xml = new JUnitXml();
    xml.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.out.append(
        "<testsuites%s>\n"
            .formatted(
                counts(
                    suites.stream().mapToLong(JUnitXml::tests).sum(),
                    suites.stream().mapToLong(SuiteResult::failed).sum(),
                    suites.stream().filter(SuiteResult::isBroken).count(),
                    suites.stream().mapToDouble(SuiteResult::seconds).sum())));
    suites.forEach(xml::suite);
    xml.out.append("</testsuites>\n");
    return xml.out.toString();
  }

  /** A directory that could not be run counts as one test. */
  private static long tests(SuiteResult suite) {
    return suite.isBroken() ? 1 : suite.results().size();
  }

  private static String counts(long tests, long failures, long errors, double seconds) {
    return " tests=\"%d\" failures=\"%d\" errors=\"%d\" time=\"%s\""
        .formatted(tests, failures, errors, seconds(seconds));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.6f", seconds);
  }

  private void suite(SuiteResult suite) {
    out.append(
        "  <testsuite name=\"%s\"%s>\n"
            .formatted(
                escaped(suite.name()),
                counts(tests(suite), suite.failed(), suite.isBroken() ? 1 : 0, suite.seconds())));
    if (suite.isBroken()) {
      out.append(
          "    <testcase name=\"(check)\" classname=\"%s\" time=\"0\">\n"
              .formatted(escaped(suite.name())));
      problems("error", suite.problems());
      out.append("    </testcase>\n");
    }
    suite.results().forEach(result -> test(suite, result));
    out.append("  </testsuite>\n");
  }

  private void test(SuiteResult suite, TestResult result) {
    SourceSpan span = result.span();
    out.append(
        "    <testcase name=\"%s\" classname=\"%s\" file=\"%s\" line=\"%d\" time=\"%s\""
            .formatted(
                escaped(result.name()),
                escaped(suite.name()),
                escaped(span.file().path()),
                span.line(),
                seconds(result.duration().toNanos() / 1e9)));
    if (result.passed()) {
      out.append("/>\n");
      return;
    }
    out.append(">\n");
    problems("failure", result.failures());
    out.append("    </testcase>\n");
  }

  /** One element for all of them: most readers show the first only. */
  private void problems(String element, List<Diagnostic> problems) {
    Diagnostic first = problems.getFirst();
    out.append(
        "      <%s message=\"%s\" type=\"%s\">%s</%s>\n"
            .formatted(
                element,
                escaped(first.headline()),
                first.rule().id(),
                escaped(DiagnosticText.render(problems, Palette.PLAIN, WIDTH)),
                element));
  }

  /** XML 1.0 has no way to write most control characters. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            case '"' -> escaped.append("&quot;");
            case '\n', '\t' -> escaped.appendCodePoint(c);
            default ->
                escaped.appendCodePoint(
                    c < 0x20 || (c >= 0xd800 && c < 0xe000) || c == 0xfffe || c == 0xffff
                        ? 0xfffd
                        : c);
          }
        });
    return escaped.toString();
  }
}
