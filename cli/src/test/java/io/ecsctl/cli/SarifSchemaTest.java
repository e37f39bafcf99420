package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs held against SARIF's own schema: every rule's findings, with their fixes and places. */
class SarifSchemaTest {
  private static final Path RULES = Path.of("../compiler/src/test/golden/rules");
  private static final Schema SCHEMA = schema();
  @TempDir Path directory;

  private static Schema schema() {
    try (InputStream in =
        Objects.requireNonNull(
            SarifSchemaTest.class.getResourceAsStream("sarif-schema-2.1.0.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Error> errors(String log) {
    return SCHEMA.validate(log, InputFormat.JSON);
  }

  @Test
  void findingsOfEveryRuleAreALogAsTheSchemaSays() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(RULES)) {
      folders = all.sorted().toList();
    }
    assertFalse(folders.isEmpty());
    for (Path folder : folders) {
      String program = folder.resolve("rejected.ecs").toAbsolutePath().normalize().toString();
      String log = Run.in(directory, "validate", "--output", "sarif", program).out();
      assertEquals(List.of(), errors(log), folder::toString);
      assertTrue(log.contains(folder.getFileName().toString().substring(0, 6)), log);
    }
  }

  @Test
  void whatTheAccountBringsUpIsOneToo() throws IOException {
    Files.writeString(
        directory.resolve("main.ecs"),
        "stack \"shop\" { region = \"eu-central-1\" }\n"
            + "elastic_ip \"nat\" { for_each = toset([\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"])"
            + " }\n");
    String log = Run.in(directory, "verify", "--sandbox", "--output", "sarif").out();
    assertTrue(log.contains("ECS922"), log);
    assertEquals(List.of(), errors(log));
  }

  @Test
  void syntaxErrorsAndNoFindingsAre() throws IOException {
    Path main = directory.resolve("main.ecs");
    for (String text : List.of("stack \"shop\" { region = ", "stack \"shop\" {}\n", "")) {
      Files.writeString(main, text);
      assertEquals(
          List.of(), errors(Run.in(directory, "validate", "--output", "sarif").out()), text);
    }
  }

  /** The schema is not one that takes everything. */
  @Test
  void whatIsNoLogIsRefused() {
    assertFalse(errors("{\"version\": \"2.1.0\"}").isEmpty());
    assertFalse(
        errors("{\"version\": \"2.1.0\", \"runs\": [{\"results\": [{}], \"tool\": {}}]}")
            .isEmpty());
  }
}
