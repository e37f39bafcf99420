package io.ecsctl.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  @TempDir Path dir;

  @Test
  void textIsReadWithoutItsByteOrderMark() throws IOException {
    Path file = Files.writeString(dir.resolve("a.ecs"), "\uFEFFa = \"é\"\r\n");

    var text = assertInstanceOf(SourceReader.Outcome.Text.class, SourceReader.read(file, "a.ecs"));

    assertEquals("a = \"é\"\r\n", text.file().text());
    assertEquals("a.ecs", text.file().path());
  }

  @Test
  void anEmptyFileIsText() throws IOException {
    Path file = Files.createFile(dir.resolve("a.ecs"));

    assertInstanceOf(SourceReader.Outcome.Text.class, SourceReader.read(file, "a.ecs"));
  }

  @Test
  void aMissingFileIsNamed() {
    assertEquals(
        "a.ecs cannot be read: there is no such file",
        failure(dir.resolve("a.ecs"), "ECS001").headline());
  }

  @Test
  void aDirectoryIsNoFile() {
    assertEquals("a.ecs cannot be read: it is a directory", failure(dir, "ECS001").headline());
  }

  @Test
  void theFirstWrongByteIsPointedAt() throws IOException {
    Path file =
        Files.write(dir.resolve("a.ecs"), "é = 1\nb = \"é\"\n".getBytes(StandardCharsets.UTF_8));
    byte[] bytes = Files.readAllBytes(file);
    bytes[13] = 'x'; // the second byte of the second é
    Files.write(file, bytes);

    Diagnostic found = failure(file, "ECS002");

    assertEquals("a.ecs is not UTF-8: byte 0xC3 at offset 12, line 2", found.headline());
    assertEquals("a.ecs:2:6", Objects.requireNonNull(found.subject()).location());
  }

  @Test
  void utf16IsRecognised() throws IOException {
    Path file =
        Files.write(dir.resolve("a.ecs"), "\uFEFFa = 1".getBytes(StandardCharsets.UTF_16LE));

    assertEquals(
        "The file starts like UTF-16. Save it as UTF-8.", failure(file, "ECS002").detail());
  }

  @Test
  void aHugeFileIsRefusedWithItsLimit() throws IOException {
    Path file = dir.resolve("a.ecs");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(50L * 1024 * 1024);
    }

    assertEquals("a.ecs is larger than 16 MiB", failure(file, "ECS003").headline());
  }

  private static Diagnostic failure(Path file, String rule) {
    Diagnostic found =
        assertInstanceOf(SourceReader.Outcome.Failure.class, SourceReader.read(file, "a.ecs"))
            .diagnostic();
    assertEquals(rule, found.rule().id());
    return found;
  }
}
