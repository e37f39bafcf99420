package io.ecsctl.cli.testing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.OutputFormat;
import io.ecsctl.cli.console.TerminalFacts;
import io.ecsctl.cli.render.JUnitXml;
import io.ecsctl.cli.render.TestJson;
import io.ecsctl.cli.render.TestView;
import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.evaluation.Coverage;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.testing.TestResult;
import io.ecsctl.compiler.testing.TestSuite;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/**
 * Every folder under {@code golden/test} is a program with tests and what is said about them. To
 * accept new output: {@code -Dgolden.update=true}, then read the change.
 */
class TestReportsTest {
  private static final Path GOLDEN = Path.of("src/test/golden/test");
  private static final Schema SCHEMA = SchemaReader.bundled();

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportsAreAsExpected(String name) {
    List<SuiteResult> results = run(name);
    assertAll(
        () -> check(name, "report-80.txt", text(results, 80, false)),
        () -> check(name, "report-120.txt", text(results, 120, false)),
        () -> check(name, "report.json", TestJson.of(results) + "\n"),
        () -> check(name, "report.xml", JUnitXml.of(results)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void coloursAddNothingButColours(String name) {
    List<SuiteResult> results = run(name);
    String coloured = text(results, 80, true);
    assertTrue(coloured.contains("\033[1;31m✗\033[0m"));
    assertEquals(text(results, 80, false), coloured.replaceAll("\033\\[[0-9;]*m", ""));
  }

  @Test
  void whatIsDrawnKeepsToTheTerminal() {
    List<SuiteResult> results = run("shop");
    for (int width : List.of(60, 80, 120)) {
      text(results, width, false)
          .lines()
          .filter(line -> line.contains("│"))
          .forEach(line -> assertTrue(line.length() <= width, line));
    }
  }

  @Test
  void theXmlIsXml() throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(JUnitXml.of(run("shop")).getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertEquals("testsuites", root.getTagName());
    assertEquals(
        Integer.parseInt(root.getAttribute("failures")),
        root.getElementsByTagName("failure").getLength());
    assertEquals(
        Integer.parseInt(root.getAttribute("tests")),
        root.getElementsByTagName("testcase").getLength());
  }

  @Test
  void noReportHoldsASecret() {
    List<SuiteResult> results = run("shop");
    for (String report :
        List.of(text(results, 120, false), TestJson.of(results), JUnitXml.of(results))) {
      assertFalse(report.contains("hunter2"), report);
    }
  }

  private static List<SuiteResult> run(String name) {
    SuiteSource source = SuiteSource.find(Path.of(name), path -> GOLDEN.resolve(path)).getFirst();
    TestSuite suite =
        TestSuite.read(
            source.sources(), source.modules(), source.files(), SCHEMA, RuleCatalogue.all());
    if (suite.diagnostics().stream().anyMatch(each -> each.severity().label().equals("error"))) {
      return List.of(new SuiteResult(source.name(), suite.diagnostics(), List.of(), null));
    }
    Coverage coverage = new Coverage();
    // A clock that stands still: every test takes no time.
    List<TestResult> results = suite.run(_ -> true, new SandboxPlanner(SCHEMA), coverage, () -> 0);
    return List.of(
        new SuiteResult(source.name(), suite.diagnostics(), results, suite.coverage(coverage)));
  }

  private static String text(List<SuiteResult> results, int width, boolean colours) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    new TestView(
            new Console(
                stream,
                stream,
                OutputFormat.TEXT,
                new TerminalFacts(false, true, false, colours, width)))
        .print(results, Duration.ZERO);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void check(String name, String file, String actual) throws IOException {
    Path golden = GOLDEN.resolve(name).resolve(file);
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    if (!actual.equals(expected) && Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual);
      fail("wrote " + golden + "; read it, then run again without -Dgolden.update");
    }
    assertEquals(expected, actual, golden::toString);
  }
}
