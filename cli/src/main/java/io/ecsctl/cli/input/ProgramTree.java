package io.ecsctl.cli.input;

import io.ecsctl.compiler.function.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files below a program's directory, and below those of its modules, for the functions. */
public final class ProgramTree implements FileSource {
  private static final int MAX_BYTES = MAX_MIB * 1024 * 1024;

  private final Path directory;

  /**
   * @param program the program's directory or its one file
   */
  public ProgramTree(Path program) {
    this.directory = Files.isDirectory(program) ? program : program.resolveSibling("");
  }

  @Override
  public Found read(String path) {
    Path file = directory.resolve(path);
    if (Files.isDirectory(file)) {
      return new Found.Names(List.of());
    }
    if (leaves(file, path)) {
      return new Found.Refused("it is a link to outside of the program's directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1); // also bounds what has no size, such as a pipe
      return bytes.length > MAX_BYTES
          ? new Found.Refused("it is larger than %d MiB".formatted(MAX_MIB))
          : new Found.Content(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    } catch (NoSuchFileException missing) {
      return new Found.Missing();
    } catch (AccessDeniedException denied) {
      return new Found.Refused("you may not read it");
    } catch (IOException failed) {
      return new Found.Refused(String.valueOf(failed.getMessage()));
    }
  }

  /** A link may lead anywhere; where the path itself leads has been checked. */
  private boolean leaves(Path file, String path) {
    try {
      Path root = directory.resolve(path.startsWith("..") ? path : "").toRealPath();
      return !file.toRealPath().startsWith(root);
    } catch (IOException missing) {
      return false;
    }
  }

  @Override
  public Found list(String path) {
    Path start = directory.resolve(path);
    if (!Files.isDirectory(start)) {
      return new Found.Missing();
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> found = Files.walk(start)) {
      found
          .filter(Files::isRegularFile)
          .limit(MOST_FILES + 1L)
          .forEach(file -> names.add(start.relativize(file).toString().replace('\\', '/')));
    } catch (IOException | UncheckedIOException failed) {
      return new Found.Refused(String.valueOf(failed.getMessage()));
    }
    names.sort(null);
    return names.size() > MOST_FILES
        ? new Found.Refused("there are more than %d files below it".formatted(MOST_FILES))
        : new Found.Names(names);
  }
}
