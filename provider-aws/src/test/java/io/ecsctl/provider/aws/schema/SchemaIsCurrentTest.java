package io.ecsctl.provider.aws.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.schema.SchemaWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What is checked in is what the SDK and the overlays make. To accept a change: {@code
 * -Dschema.update=true}, then read the diff.
 */
class SchemaIsCurrentTest {
  private static final Path SCHEMA =
      Path.of("../compiler/src/main/resources/io/ecsctl/compiler/schema/schema.json");

  @Test
  void theFileIsWhatTheSdkAndTheOverlaysMake() throws IOException {
    CheckedIn.check(SCHEMA, SchemaWriter.write(Overlays.schema()));
  }

  @Test
  void theReaderReadsWhatTheWriterWrites() throws IOException {
    String written = SchemaWriter.write(Overlays.schema());

    assertEquals(
        Overlays.schema(),
        SchemaReader.read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8))));
  }
}
