package io.ecsctl.cli.render;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;

/**
 * Findings in the XML of test results: one case each, which fails when the finding stops; a sound
 * program is one case that passes.
 */
public final class FindingsXml {
  private static final PageWidth WIDTH = PageWidth.ofFile(100);

  private FindingsXml() {}

  public static String of(List<Diagnostic> findings) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String counts =
        " tests=\"%d\" failures=\"%d\" errors=\"0\""
            .formatted(
                Math.max(1, findings.size()),
                findings.stream().filter(finding -> finding.severity().stops()).count());
    out.append("<testsuites%s>\n".formatted(counts));
    out.append("  <testsuite name=\"ecsctl validate\"%s>\n".formatted(counts));
    if (findings.isEmpty()) {
      out.append("    <testcase name=\"no findings\" classname=\"ecsctl\"/>\n");
    }
    findings.forEach(finding -> out.append(testcase(finding)));
    return out.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static String testcase(Diagnostic finding) {
    SourceSpan subject = finding.subject();
    String place =
        subject == null
            ? ""
            : " file=\"%s\" line=\"%d\""
                .formatted(JUnitXml.escaped(subject.file().path()), subject.line());
    String text = JUnitXml.escaped(DiagnosticText.render(finding, Palette.PLAIN, WIDTH));
    String inside =
        finding.severity().stops()
            ? "<failure message=\"%s\" type=\"%s\">%s</failure>"
                .formatted(JUnitXml.escaped(finding.headline()), finding.severity().label(), text)
            : "<system-out>%s</system-out>".formatted(text);
    return "    <testcase name=\"%s: %s\" classname=\"%s\"%s>\n      %s\n    </testcase>\n"
        .formatted(
            finding.rule().id(),
            JUnitXml.escaped(finding.headline()),
            finding.rule().slug(),
            place,
            inside);
  }
}
