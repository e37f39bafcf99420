package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsCommandTest {
  @TempDir Path directory;

  private Run run(String... arguments) {
    return Run.in(directory, arguments);
  }

  private static void says(Run run, String text) {
    assertTrue(run.out().contains(text), () -> "expected \"" + text + "\" in " + run);
  }

  private void ownModule() throws IOException {
    Files.createDirectory(directory.resolve("queue"));
    Files.writeString(
        directory.resolve("queue/main.ecs"),
        "# Takes work.\nvariable \"depth\" {\n  type = number\n  description = \"How deep.\"\n}\n");
  }

  @Test
  void withoutANameItLists() {
    Run run = run("docs");

    assertEquals(0, run.status(), run::toString);
    says(run, "  vpc ");
    says(run, "  cidrsubnet ");
    says(run, "  std/network ");
    assertFalse(run.out().contains("ECS602"), run::toString);
  }

  @Test
  void aPartIsListedAlone() {
    Run run = run("docs", "std");

    assertEquals(0, run.status(), run::toString);
    assertTrue(run.out().startsWith("Standard library\n  std/ec2_capacity "), run::toString);
    says(run, "  std/worker ");
    assertFalse(run.out().contains("cidrsubnet"), run::toString);
    says(run("docs", "kinds"), "  vpc ");
    says(run("docs", "functions"), "  cidrsubnet ");
    says(run("docs", "std", "--output", "json"), "\"name\" : \"std/worker\"");
  }

  @Test
  void aNamePrintsItsPage() {
    says(run("docs", "subnet"), "      The IPv4 range, ");
    says(run("docs", "CIDRSUBNET"), "cidrsubnet(10.0.0.0/16, 8, 3) # 10.0.3.0/24");
    says(run("docs", "std/network"), "  nat\n      string · default: \"single\"\n");
    says(run("docs", "ecs602"), "CIDR with host bits set");
    says(run("docs", "vpc", "--output", "json"), "\"section\" : \"kind\"");
  }

  @Test
  void whatCannotBeReadOfAModuleIsSaid() throws IOException {
    ownModule();
    Files.writeString(directory.resolve("queue/more.ecs"), "variable \"width\" {\n  type =\n}\n");
    Run run = run("docs", "queue");

    assertEquals(1, run.status(), run::toString);
    says(run, "How deep.");
    assertTrue(run.err().contains("queue/more.ecs:2:"), run::toString);
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    Run run = run("docs", "subnett");

    assertEquals(1, run.status());
    assertTrue(run.err().contains("did you mean subnet?"), run::toString);
  }

  @Test
  void aDirectoryPrintsTheModuleInIt() throws IOException {
    ownModule();
    Run run = run("docs", "queue");

    says(run, "Takes work.");
    says(run, "  depth\n      number · required\n");
    says(run, "      How deep.");
  }

  @Test
  void everythingAndTheModuleGoOnOnePage() throws IOException {
    ownModule();
    Run run = run("docs", "queue", "--html", "out/reference.html");

    assertEquals(0, run.status(), run::toString);
    String html = Files.readString(directory.resolve("out/reference.html"));
    assertTrue(html.contains("<article id=\"own_module/queue\""));
    assertTrue(html.contains("<article id=\"kind/service\""));
    assertTrue(html.contains("<article id=\"rule/ECS602\""));
  }

  /** What is checked in is what the command writes. */
  @Test
  void markdownIsWhatIsInDocs() throws IOException {
    ownModule();
    Run run = run("docs", "./queue", "--markdown", "out");

    assertEquals(0, run.status(), run::toString);
    List<Path> written;
    try (Stream<Path> files = Files.walk(directory.resolve("out"))) {
      written = files.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : written) {
      Path name = directory.resolve("out").relativize(file);
      if (!name.startsWith("modules")) {
        assertEquals(
            Files.readString(Path.of("../docs").resolve(name)),
            Files.readString(file),
            name::toString);
      }
    }
    assertTrue(Files.exists(directory.resolve("out/modules/queue.md")));
    assertTrue(Files.exists(directory.resolve("out/reference/functions.md")));
  }
}
