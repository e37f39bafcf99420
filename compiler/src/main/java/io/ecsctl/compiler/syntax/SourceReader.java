package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The way from a file to its text. The only reading of files in the syntax stage. */
public final class SourceReader {
  /** Far above any program a person writes or a tool should generate. */
  public static final int MAX_MIB = 16;

  private static final int MAX_BYTES = MAX_MIB * 1024 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * @param file without the byte order mark, if there was one; line breaks as they are
     */
    record Text(SourceFile file) implements Outcome {}

    record Failure(Diagnostic diagnostic) implements Outcome {}
  }

  private SourceReader() {}

  /**
   * @param displayPath how messages name the file
   */
  public static Outcome read(Path path, String displayPath) {
    if (Files.isDirectory(path)) {
      return unreadable(displayPath, "it is a directory");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1); // also bounds what has no size, such as a pipe
    } catch (NoSuchFileException missing) {
      return unreadable(displayPath, "there is no such file");
    } catch (AccessDeniedException denied) {
      return unreadable(displayPath, "you may not read it");
    } catch (IOException failed) {
      return unreadable(displayPath, String.valueOf(failed.getMessage()));
    }
    if (bytes.length > MAX_BYTES) {
      return failure(
          Diagnostic.of(
                  SyntaxRules.TOO_LARGE, null, "%s is larger than %d MiB", displayPath, MAX_MIB)
              .detail("Split the program into several files of one directory."));
    }
    return decode(bytes, displayPath);
  }

  private static Outcome decode(byte[] bytes, String displayPath) {
    CharsetDecoder strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = strict.decode(in, out, true);
    if (result.isError()) {
      return notUtf8(bytes, in.position(), out.position(), displayPath);
    }
    String text = out.flip().toString();
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new Outcome.Text(new SourceFile(displayPath, marked ? text.substring(1) : text));
  }

  private static Outcome notUtf8(byte[] bytes, int byteOffset, int charOffset, String displayPath) {
    // Only to have a place to point at: wrong bytes become U+FFFD.
    SourceFile lossy = new SourceFile(displayPath, new String(bytes, StandardCharsets.UTF_8));
    int start = Math.min(charOffset, lossy.length());
    Diagnostic.Builder found =
        Diagnostic.of(
                SyntaxRules.NOT_UTF8,
                lossy.span(start, Math.min(start + 1, lossy.length())),
                "%s is not UTF-8: byte 0x%02X at offset %d, line %d",
                displayPath,
                bytes[byteOffset],
                byteOffset,
                lossy.lineAt(start))
            .label("not a character");
    boolean utf16 =
        bytes.length > 1
            && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    return failure(
        utf16
            ? found.detail("The file starts like UTF-16. Save it as UTF-8.")
            : found.detail("Save the file as UTF-8."));
  }

  private static Outcome unreadable(String displayPath, String reason) {
    return failure(
        Diagnostic.of(SyntaxRules.UNREADABLE, null, "%s cannot be read: %s", displayPath, reason));
  }

  private static Outcome failure(Diagnostic.Builder diagnostic) {
    return new Outcome.Failure(diagnostic.build());
  }
}
