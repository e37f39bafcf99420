package io.ecsctl.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private static final SourceFile A = new SourceFile("a.ecs", "é = 1\nb = 2\n");
  private static final SourceFile B = new SourceFile("b.ecs", "x = 1\n");
  private static final RuleInfo ERROR = RuleInfo.error("ECS200", "an-error", "An error");
  private static final RuleInfo OTHER = RuleInfo.error("ECS100", "other-error", "Another error");
  private static final RuleInfo WARNING = RuleInfo.warning("ECS050", "a-warning", "A warning");

  private static Diagnostic at(RuleInfo rule, SourceSpan span) {
    return Diagnostic.of(rule, span, "headline").build();
  }

  @Test
  void sortedByPlaceThenWeightThenId() {
    Diagnostic nowhere = Diagnostic.of(WARNING, null, "headline").build();
    Diagnostic late = at(ERROR, B.span(0, 1));
    Diagnostic warning = at(WARNING, A.span(0, 1));
    Diagnostic error = at(ERROR, A.span(0, 1));
    Diagnostic other = at(OTHER, A.span(0, 1));
    assertEquals(
        List.of(nowhere, other, error, warning, late),
        Diagnostics.sorted(List.of(late, warning, error, other, nowhere)));
  }

  @Test
  void equalFindingsAreReportedOnce() {
    assertEquals(
        1, Diagnostics.sorted(List.of(at(ERROR, A.span(0, 1)), at(ERROR, A.span(0, 1)))).size());
  }

  @Test
  void wordsAreFormatsWithAndWithoutArguments() {
    Diagnostic diagnostic =
        Diagnostic.of(ERROR, null, "100%% of %s", "it").detail("write %%{ if }").build();
    assertEquals("100% of it", diagnostic.headline());
    assertEquals("write %{ if }", diagnostic.detail());
  }

  @Test
  void theSummaryCounts() {
    assertEquals("", Diagnostics.summaryLine(List.of()));
    assertEquals(
        "2 errors, 1 warning",
        Diagnostics.summaryLine(
            List.of(at(WARNING, A.span(0, 1)), at(ERROR, A.span(0, 1)), at(OTHER, A.span(0, 1)))));
  }

  @Test
  void asJson() throws IOException {
    Diagnostic diagnostic =
        Diagnostic.of(ERROR, A.span(4, 5), "wrong")
            .label("here")
            .related(A.span(10, 11), "because of this")
            .note("path: a → b")
            .fix("change it", Edit.replace(A.span(4, 5), "2"))
            .build();
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      DiagnosticJson.write(out, diagnostic);
    }
    assertEquals(
        """
        {"id":"ECS200","slug":"an-error","severity":"error","summary":"An error",\
        "headline":"wrong","detail":"","label":"here",\
        "range":{"path":"a.ecs","start":{"line":1,"column":5,"offset":4},\
        "end":{"line":1,"column":6,"offset":5}},\
        "related":[{"note":"because of this",\
        "range":{"path":"a.ecs","start":{"line":2,"column":5,"offset":10},\
        "end":{"line":2,"column":6,"offset":11}}}],\
        "notes":["path: a → b"],\
        "fixes":[{"title":"change it","edits":[{\
        "range":{"path":"a.ecs","start":{"line":1,"column":5,"offset":4},\
        "end":{"line":1,"column":6,"offset":5}},"replacement":"2"}]}],\
        "explain":"ecsctl explain ECS200"}\
        """,
        text.toString());
  }
}
