package io.ecsctl.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.function.FileSource.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTreeTest {
  @TempDir Path directory;

  private Path program() throws IOException {
    return Files.createDirectories(directory.resolve("program"));
  }

  @Test
  void readsAndListsWhatIsBelow() throws IOException {
    Path program = program();
    Files.createDirectories(program.resolve("b/c"));
    Files.writeString(program.resolve("a.txt"), "é");
    Files.writeString(program.resolve("b/c/d.txt"), "d");
    ProgramTree tree = new ProgramTree(program);
    Found.Content content = assertInstanceOf(Found.Content.class, tree.read("a.txt"));
    assertEquals("é", StandardCharsets.UTF_8.decode(content.bytes()).toString());
    assertEquals(new Found.Names(List.of("a.txt", "b/c/d.txt")), tree.list("."));
    assertEquals(new Found.Names(List.of("c/d.txt")), tree.list("b"));
    assertEquals(new Found.Missing(), tree.read("nowhere"));
    assertEquals(new Found.Missing(), tree.list("nowhere"));
  }

  @Test
  void ofAProgramOfOneFileItIsTheDirectoryOfThat() throws IOException {
    Path program = program();
    Files.writeString(program.resolve("main.ecs"), "");
    Files.writeString(program.resolve("a.txt"), "a");
    assertInstanceOf(
        Found.Content.class, new ProgramTree(program.resolve("main.ecs")).read("a.txt"));
  }

  @Test
  void aLinkDoesNotLeadOut() throws IOException {
    Path program = program();
    Files.writeString(directory.resolve("secret"), "x");
    Files.createSymbolicLink(program.resolve("link"), directory.resolve("secret"));
    assertEquals(
        new Found.Refused("it is a link to outside of the program's directory"),
        new ProgramTree(program).read("link"));
  }

  @Test
  void aFileMayBeTooLarge() throws IOException {
    Path program = program();
    Files.write(program.resolve("large"), new byte[FileSource.MAX_MIB * 1024 * 1024 + 1]);
    assertEquals(
        new Found.Refused("it is larger than 4 MiB"), new ProgramTree(program).read("large"));
  }
}
