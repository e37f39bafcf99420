package io.ecsctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.catalogue.RulePages;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Fix;
import io.ecsctl.compiler.diagnostic.Related;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as a SARIF 2.1.0 log, for code scanning and editors. Columns count code points, as the
 * log says itself. The rules of the findings are described, page and all; a danger is an error of
 * SARIF's, which has no word for it, and says so among its properties.
 *
 * <p>Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
 */
public final class SarifLog {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** There is no site with the pages; the log holds them. */
  private static final String HELP = "urn:ecsctl:rule:";

  private final JsonGenerator json;
  private final Map<String, RuleInfo> rules = new LinkedHashMap<>();
  private final List<String> order;

  private SarifLog(JsonGenerator json, List<Diagnostic> findings) {
    this.json = json;
    findings.forEach(finding -> rules.putIfAbsent(finding.rule().id(), finding.rule()));
    this.order = new ArrayList<>(rules.keySet());
  }

  /**
   * @param version of this tool
   */
  public static String of(List<Diagnostic> findings, String version) {
    return JsonOut.object(json -> new SarifLog(json, findings).log(findings, version));
  }

  private void log(List<Diagnostic> findings, String version) throws IOException {
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "ecsctl");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    for (RuleInfo rule : rules.values()) {
      rule(rule);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("results");
    for (Diagnostic finding : findings) {
      result(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void rule(RuleInfo rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", rule.id());
    json.writeStringField("name", rule.slug());
    message("shortDescription", rule.summary() + ".");
    String page = RulePages.find(rule.id()).map(found -> found.markdown()).orElse(rule.summary());
    json.writeObjectFieldStart("help");
    json.writeStringField("text", page);
    json.writeStringField("markdown", page);
    json.writeEndObject();
    json.writeStringField("helpUri", HELP + rule.id());
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(rule.severity()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Diagnostic finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule().id());
    json.writeNumberField("ruleIndex", order.indexOf(finding.rule().id()));
    json.writeStringField("level", level(finding.severity()));
    message("message", sentences(finding));
    json.writeArrayFieldStart("locations");
    if (finding.subject() != null) {
      json.writeStartObject();
      place(finding.subject());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("relatedLocations");
    int id = 1;
    for (Related related : finding.related()) {
      json.writeStartObject();
      json.writeNumberField("id", id++);
      place(related.span());
      message("message", related.note());
      json.writeEndObject();
    }
    json.writeEndArray();
    fixes(finding);
    json.writeObjectFieldStart("properties");
    json.writeStringField("severity", finding.severity().label());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String sentences(Diagnostic finding) {
    List<String> lines = new ArrayList<>();
    lines.add(
        finding.label().isEmpty()
            ? finding.headline() + "."
            : finding.headline() + ": " + finding.label() + ".");
    if (!finding.detail().isEmpty()) {
      lines.add(finding.detail());
    }
    lines.addAll(finding.notes());
    return String.join("\n", lines);
  }

  /** Only those that a machine can make: SARIF has no fix without a change. */
  private void fixes(Diagnostic finding) throws IOException {
    List<Fix> fixes = finding.fixes().stream().filter(fix -> !fix.edits().isEmpty()).toList();
    if (fixes.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("fixes");
    for (Fix fix : fixes) {
      json.writeStartObject();
      message("description", fix.title());
      json.writeArrayFieldStart("artifactChanges");
      Map<SourceFile, List<Edit>> byFile = new LinkedHashMap<>();
      fix.edits()
          .forEach(
              edit -> byFile.computeIfAbsent(edit.span().file(), _ -> new ArrayList<>()).add(edit));
      for (Map.Entry<SourceFile, List<Edit>> change : byFile.entrySet()) {
        json.writeStartObject();
        artifact(change.getKey());
        json.writeArrayFieldStart("replacements");
        for (Edit edit : change.getValue()) {
          json.writeStartObject();
          region("deletedRegion", edit.span());
          message("insertedContent", edit.replacement());
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void place(SourceSpan span) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    artifact(span.file());
    region("region", span);
    json.writeEndObject();
  }

  private void artifact(SourceFile file) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(file.path()));
    json.writeEndObject();
  }

  /** Relative to where the command was started, as paths of findings are. */
  private static String uri(String path) {
    try {
      return new URI(null, null, path.replace('\\', '/'), null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no URI for " + path, e);
    }
  }

  private void region(String name, SourceSpan span) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("startLine", span.file().lineAt(span.start()));
    json.writeNumberField("startColumn", span.file().columnAt(span.start()));
    json.writeNumberField("endLine", span.file().lineAt(span.end()));
    json.writeNumberField("endColumn", span.file().columnAt(span.end()));
    message("snippet", span.text());
    json.writeEndObject();
  }

  private void message(String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR, DANGER -> "error";
      case WARNING -> "warning";
      case HINT -> "note";
    };
  }
}
