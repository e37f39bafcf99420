package io.ecsctl.cli.repl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream of bytes. A line longer than the limit is read to its end and not kept, so
 * that memory stays bounded whatever comes.
 */
final class BoundedLines {
  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;

  /**
   * @param limit bytes a line may have, its end not counted
   */
  BoundedLines(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /**
   * @param tooLong then {@code bytes} is empty
   */
  record Line(ByteBuffer bytes, boolean tooLong) {}

  /** The next line without its line break, or null at the end. */
  @Nullable Line read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      tooLong |= line.size() + end - next > limit;
      if (!tooLong) {
        line.write(buffer, next, end - next);
      }
      next = end;
      if (next < filled) {
        next++;
        break;
      }
    }
    if (!any) {
      return null;
    }
    return new Line(ByteBuffer.wrap(tooLong ? new byte[0] : line.toByteArray()), tooLong);
  }

  private boolean fill() throws IOException {
    if (next < filled) {
      return true;
    }
    next = 0;
    filled = in.read(buffer);
    return filled > 0;
  }
}
