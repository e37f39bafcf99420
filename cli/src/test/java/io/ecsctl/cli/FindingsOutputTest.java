package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What programs read of findings, and what a project makes of rules. */
class FindingsOutputTest {
  private static final String PROGRAM =
      """
      stack "shop" { region = "eu-central-1" }
      service "wéb" {
        task_definition = "web:3"
        desired_count   = 2
        deployment_configuration { minimum_healthy_percent = 150 }
      }
      security_group "bastion" {
        vpc         = "vpc-0a1b2c3d"
        description = "ssh"
        ingress { port = 22/tcp, from = [0.0.0.0/0] }
      }
      """;
  @TempDir Path directory;

  private void program(String text) throws IOException {
    Files.writeString(directory.resolve("main.ecs"), text);
  }

  private Run validate(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "validate";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Run.in(directory, arguments);
  }

  @Test
  void sarifHasWholeRegionsFixesAndRules() throws IOException {
    program(PROGRAM);
    Run run = validate("--output", "sarif");
    assertEquals(1, run.status(), run::toString);
    assertEquals("", run.err());
    JsonTree log = JsonTree.of(run.out());
    assertEquals("2.1.0", log.at("version").text());
    assertTrue(URI.create(log.at("$schema").text()).isAbsolute());
    JsonTree sarif = log.at("runs/0");
    assertEquals("ecsctl", sarif.at("tool/driver/name").text());
    assertEquals("unicodeCodePoints", sarif.at("columnKind").text());
    JsonTree results = sarif.at("results");
    assertEquals(
        List.of("error ECS413 error", "note ECS419 hint", "error ECS629 danger"),
        results.elements().stream()
            .map(result ->
                result.at("level").text()
                    + " "
                    + result.at("ruleId").text()
                    + " "
                    + result.at("properties/severity").text())
            .sorted(Comparator.comparing((String line) -> line.split(" ")[1]))
            .toList());
    for (JsonTree result : results.elements()) {
      JsonTree rule = sarif.at("tool/driver/rules/" + result.at("ruleIndex").number());
      assertEquals(result.at("ruleId"), rule.at("id"));
      assertTrue(URI.create(rule.at("helpUri").text()).isAbsolute());
      assertTrue(rule.at("help/markdown").text().contains("## Why"));
      assertTrue(
          Set.of("none", "note", "warning", "error")
              .contains(rule.at("defaultConfiguration/level").text()));
      assertFalse(result.at("message/text").text().isBlank());
      assertRegion(result.at("locations/0/physicalLocation/region"));
      assertFalse(
          result.at("locations/0/physicalLocation/artifactLocation/uri").text().contains("\\"));
      result.at("relatedLocations").elements().stream()
          .forEach(related -> assertRegion(related.at("physicalLocation/region")));
      for (JsonTree fix : result.at("fixes").elements()) {
        assertFalse(fix.at("description/text").text().isBlank());
        assertRegion(fix.at("artifactChanges/0/replacements/0/deletedRegion"));
        assertTrue(fix.at("artifactChanges/0/replacements/0/insertedContent/text").isText());
      }
    }
    JsonTree percent =
        results.elements().stream()
            .filter(r -> r.at("ruleId").text().equals("ECS413"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "100", percent.at("fixes/0/artifactChanges/0/replacements/0/insertedContent/text").text());
    assertEquals(
        "main.ecs", percent.at("locations/0/physicalLocation/artifactLocation/uri").text());
    assertEquals("150", percent.at("locations/0/physicalLocation/region/snippet/text").text());
  }

  private static void assertRegion(JsonTree region) {
    int startLine = region.at("startLine").number();
    int endLine = region.at("endLine").number();
    assertTrue(startLine >= 1 && endLine >= startLine, region::text);
    assertTrue(region.at("startColumn").number() >= 1, region::text);
    assertTrue(
        endLine > startLine || region.at("endColumn").number() >= region.at("startColumn").number(),
        region::text);
    assertTrue(region.at("snippet/text").isText());
  }

  @Test
  void aSoundProgramIsALogWithoutResults() throws IOException {
    program("stack \"shop\" { region = \"eu-central-1\" }\n");
    Run run = validate("--output", "sarif");
    assertEquals(0, run.status(), run::toString);
    JsonTree log = JsonTree.of(run.out());
    assertEquals(List.of(), log.at("runs/0/results").value());
  }

  @Test
  void annotationsNameFileLineAndColumn() throws IOException {
    program(PROGRAM);
    Run run = validate("--output", "github");
    assertTrue(
        run.err()
            .contains(
                "::error file=main.ecs,line=5,endLine=5,col=56,endColumn=58,"
                    + "title=ECS413%3A Deployment percentage out of range::"),
        run::toString);
    assertTrue(run.err().contains("::notice file=main.ecs"), run::toString);
    assertTrue(run.err().contains("(0 to 100)%0A"), run::toString);
  }

  @Test
  void everyFindingIsATestCase() throws Exception {
    program(PROGRAM);
    Run run = validate("--output", "junit");
    Element suites =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertEquals("3", suites.getAttribute("tests"));
    assertEquals("2", suites.getAttribute("failures"));
    assertEquals(3, suites.getElementsByTagName("testcase").getLength());
    assertEquals(2, suites.getElementsByTagName("failure").getLength());
    assertNotNull(suites.getElementsByTagName("system-out").item(0));
  }

  @Test
  void onlyAChecksOutputIsAReport() throws IOException {
    program(PROGRAM);
    Run run = Run.in(directory, "plan", "--sandbox", "--output", "sarif");
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.err().contains("ecsctl validate and ecsctl verify print it"), run::toString);
  }

  @Test
  void aProjectFileSetsLevels() throws IOException {
    program(PROGRAM);
    Files.writeString(
        directory.resolve("ecsctl.toml"), "[rules]\nECS413 = \"danger\"\nECS419 = \"off\"\n");
    Run run = validate();
    assertTrue(run.err().contains("danger[ECS413]"), run::toString);
    assertFalse(run.err().contains("ECS419"), run::toString);
    assertEquals(1, run.status());
    assertEquals(
        0, validate("--acknowledge", "ECS413", "--acknowledge", "ECS629").status(), run::toString);
  }

  @Test
  void mistakesInAProjectFileAreShownInIt() throws IOException {
    program("stack \"shop\" { region = \"eu-central-1\" }\n");
    Path file = directory.resolve("ecsctl.toml");
    Files.writeString(file, "[rule]\nECS614 = \"off\"\n");
    assertTrue(validate().err().contains("did you mean rules?"), () -> validate().toString());
    Files.writeString(file, "[rules]\nECS614 = off\n");
    assertTrue(validate().err().contains("ecsctl.toml:2:"), () -> validate().toString());
    Files.writeString(file, "[rules]\nECS614 = 3\n");
    assertTrue(validate().err().contains("is a text"), () -> validate().toString());
    Files.writeString(file, "rules = 3\n");
    assertTrue(validate().err().contains("rules is a table"), () -> validate().toString());
    Files.writeString(file, "[rules]\nECS6144 = \"off\"\n");
    assertTrue(validate().err().contains("did you mean ECS614?"), () -> validate().toString());
    assertEquals(1, validate().status());
  }
}
