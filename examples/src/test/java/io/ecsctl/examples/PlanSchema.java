package io.ecsctl.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published schema of plan files. */
final class PlanSchema {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(Path.of("../docs/plan-file.schema.json")));

  private PlanSchema() {}

  /** Fails where a plan file is not as the schema says. */
  static void check(String planFile) {
    List<Error> errors = SCHEMA.validate(planFile, InputFormat.JSON);
    assertEquals(List.of(), errors, planFile);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
