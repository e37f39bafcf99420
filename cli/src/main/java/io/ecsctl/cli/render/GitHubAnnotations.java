package io.ecsctl.cli.render;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Fix;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as workflow commands: {@code ::error file=main.ecs,line=3,…::message}.
 *
 * <p>Source: GitHub Docs, workflow commands for GitHub Actions.
 */
public final class GitHubAnnotations {
  private GitHubAnnotations() {}

  /** One line, without its end. */
  public static String line(Diagnostic finding) {
    List<String> properties = new ArrayList<>();
    SourceSpan subject = finding.subject();
    if (subject != null) {
      int end = Math.max(subject.start(), subject.end() - 1);
      properties.add("file=" + property(subject.file().path()));
      properties.add("line=" + subject.line());
      properties.add("endLine=" + subject.file().lineAt(end));
      properties.add("col=" + subject.file().columnAt(subject.start()));
      properties.add("endColumn=" + subject.file().columnAt(end));
    }
    properties.add("title=" + property(finding.rule().id() + ": " + finding.rule().summary()));
    return "::%s %s::%s"
        .formatted(
            command(finding.severity()), String.join(",", properties), data(message(finding)));
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR, DANGER -> "error";
      case WARNING -> "warning";
      case HINT -> "notice";
    };
  }

  private static String message(Diagnostic finding) {
    List<String> lines = new ArrayList<>();
    lines.add(
        finding.label().isEmpty()
            ? finding.headline()
            : finding.headline() + " (" + finding.label() + ")");
    if (!finding.detail().isEmpty()) {
      lines.add(finding.detail());
    }
    lines.addAll(finding.notes());
    finding.fixes().stream().map(Fix::title).map(title -> "fix: " + title).forEach(lines::add);
    lines.add("more: ecsctl explain " + finding.rule().id());
    return String.join("\n", lines);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
