package io.ecsctl.planner.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of JSON lines, each on disk when {@link #write} returns. Safe for use by
 * several threads.
 */
public final class Journal implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final @Nullable Path file;
  private final @Nullable FileChannel channel;

  /** Bytes appended, and of these how many are known to be on disk. */
  private long appended;

  private long saved;
  private final Object saving = new Object();

  private Journal(@Nullable Path file, @Nullable FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Keeps nothing. */
  public static Journal none() {
    return new Journal(null, null);
  }

  /**
   * A new journal {@code <time>-<id>.jsonl} in {@code directory}, which is made if missing.
   *
   * @param id makes the name unique among runs of one millisecond; letters, digits and dashes
   */
  public static Journal create(Path directory, Instant time, String id) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(FILE_TIME.format(time) + "-" + id + ".jsonl");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    // Tells a reader that the run goes on; a killed process lets go of it. Where the file system
    // has no locks the run is no worse for it.
    try {
      channel.tryLock();
    } catch (IOException | UnsupportedOperationException noLocks) {
      return new Journal(file, channel);
    }
    return new Journal(file, channel);
  }

  /** Where it is kept; null when it is not. */
  public @Nullable Path file() {
    return file;
  }

  /**
   * Appends one line and waits until it is on disk.
   *
   * @param event {@code call}, {@code done}, {@code failed}, …
   * @param facts written in their order; must hold no values of the program's or the account's, but
   *     what others say
   * @throws UncheckedIOException when the disk refuses: an apply that cannot be journaled must not
   *     go on
   */
  public void write(Instant time, String event, Map<String, String> facts) {
    if (channel != null) {
      save(channel, append(channel, time, event, facts));
    }
  }

  /** Appends one line that may be lost with the machine; the next {@link #write} saves it too. */
  public void note(Instant time, String event, Map<String, String> facts) {
    if (channel != null) {
      append(channel, time, event, facts);
    }
  }

  /**
   * @return how long the journal is with that line
   */
  private long append(FileChannel to, Instant time, String event, Map<String, String> facts) {
    try {
      ByteBuffer line = ByteBuffer.wrap(line(time, event, facts));
      synchronized (this) {
        while (line.hasRemaining()) {
          appended += to.write(line);
        }
        return appended;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Returns when so much is on disk. A disk takes its time: what others append while it is busy
   * goes with the next saving, and all whose lines it has are done.
   */
  private void save(FileChannel channel, long length) {
    synchronized (saving) {
      if (saved >= length) {
        return;
      }
      long all = length();
      try {
        channel.force(false);
      } catch (IOException e) {
        throw failed(e);
      }
      saved = all;
    }
  }

  private synchronized long length() {
    return appended;
  }

  private UncheckedIOException failed(IOException cause) {
    return new UncheckedIOException("cannot write the journal " + file + ": " + cause, cause);
  }

  private static byte[] line(Instant time, String event, Map<String, String> facts)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("time", time.toString());
      json.writeStringField("event", event);
      for (var fact : facts.entrySet()) {
        json.writeStringField(fact.getKey(), fact.getValue());
      }
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /**
   * A journal without a line goes: a run that could not begin, for another has the lock, is none.
   */
  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    if (file != null && length() == 0) {
      Files.deleteIfExists(file);
    }
  }
}
