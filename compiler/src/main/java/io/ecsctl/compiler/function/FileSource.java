package io.ecsctl.compiler.function;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The files that a program may read besides its own text: the file system for the command line,
 * open documents for an editor. Paths are relative to the program's directory, in normal form, with
 * {@code /} between their names; only one that leads into a module's directory begins with {@code
 * ..}.
 */
public interface FileSource {
  /** The largest file that a program may read. */
  int MAX_MIB = 4;

  /** The most files that a pattern may be tried on. */
  int MOST_FILES = 20_000;

  /** For programs that stand alone: no file exists. */
  FileSource NONE =
      new FileSource() {
        @Override
        public Found read(String path) {
          return new Found.Missing();
        }

        @Override
        public Found list(String directory) {
          return new Found.Missing();
        }
      };

  /** The content of a file. */
  Found read(String path);

  /**
   * The files at and below a directory.
   *
   * @return their paths relative to it, in ascending order
   */
  Found list(String directory);

  /** What came of it. */
  sealed interface Found {
    record Content(ByteBuffer bytes) implements Found {}

    record Names(List<String> paths) implements Found {
      public Names {
        paths = List.copyOf(paths);
      }
    }

    record Missing() implements Found {}

    /**
     * @param reason continues "PATH cannot be read: "
     */
    record Refused(String reason) implements Found {}
  }
}
