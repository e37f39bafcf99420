package io.ecsctl.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.cli.testing.SuiteResult;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticJson;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.testing.CoverageReport;
import io.ecsctl.compiler.testing.TestResult;
import java.io.IOException;
import java.util.List;

/** Results of tests as one JSON object. Lines and columns count from 1. */
public final class TestJson {
  private TestJson() {}

  public static String of(List<SuiteResult> suites) {
    return JsonOut.object(json -> {
      json.writeNumberField("passed", suites.stream().mapToLong(SuiteResult::passed).sum());
      json.writeNumberField("failed", suites.stream().mapToLong(SuiteResult::failed).sum());
      json.writeNumberField("notRun", suites.stream().filter(SuiteResult::isBroken).count());
      json.writeArrayFieldStart("suites");
      for (SuiteResult suite : suites) {
        suite(json, suite);
      }
      json.writeEndArray();
    });
  }

  private static void suite(JsonGenerator json, SuiteResult suite) throws IOException {
    json.writeStartObject();
    json.writeStringField("directory", suite.name());
    json.writeBooleanField("run", !suite.isBroken());
    diagnostics(json, "diagnostics", suite.problems());
    json.writeArrayFieldStart("tests");
    for (TestResult result : suite.results()) {
      json.writeStartObject();
      json.writeStringField("name", result.name());
      json.writeStringField("status", result.passed() ? "passed" : "failed");
      json.writeNumberField("milliseconds", Math.round(result.duration().toNanos() / 1e3) / 1e3);
      place(json, result.span());
      diagnostics(json, "failures", result.failures());
      json.writeEndObject();
    }
    json.writeEndArray();
    CoverageReport coverage = suite.coverage();
    if (coverage != null) {
      json.writeObjectFieldStart("coverage");
      coverage(json, coverage);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void diagnostics(JsonGenerator json, String name, List<Diagnostic> all)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Diagnostic diagnostic : all) {
      DiagnosticJson.write(json, diagnostic);
    }
    json.writeEndArray();
  }

  private static void place(JsonGenerator json, SourceSpan span) throws IOException {
    json.writeStringField("path", span.file().path());
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
  }

  private static void coverage(JsonGenerator json, CoverageReport report) throws IOException {
    json.writeArrayFieldStart("resources");
    for (CoverageReport.Block block : report.resources()) {
      json.writeStartObject();
      json.writeStringField("address", block.path());
      json.writeBooleanField("made", block.made());
      json.writeBooleanField("asserted", block.asserted());
      place(json, block.span());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("branches");
    for (CoverageReport.Branch branch : report.branches()) {
      json.writeStartObject();
      json.writeStringField("kind", branch.kind().name().toLowerCase(java.util.Locale.ROOT));
      json.writeBooleanField(branch.kind().yes(), branch.yes());
      json.writeBooleanField(branch.kind().no(), branch.no());
      place(json, branch.span());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
