package io.ecsctl.provider.aws.sandbox.state;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.mapping.PojoJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one file that the account is kept in. Written whole, beside the old one, and renamed over it:
 * a crash leaves the old state or the new one. Held by one process at a time through a lock on
 * {@code FILE.lock}; locking the file itself would not survive the renames.
 */
final class StateFile implements AutoCloseable {
  static final String FORMAT = "ecsctl-sandbox";
  static final int VERSION = 1;

  private final Path file;
  private final FileChannel lock;

  private StateFile(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * @throws ProviderException {@code LOCKED} when another process has it, {@code BAD_SANDBOX_FILE}
   *     when it cannot be used
   */
  static StateFile open(Path file) {
    Path absolute = file.toAbsolutePath();
    FileChannel channel = null;
    try {
      Files.createDirectories(directory(absolute));
      channel =
          FileChannel.open(
              absolute.resolveSibling(absolute.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new ProviderException(
            ProviderException.LOCKED,
            "",
            "The sandbox %s is in use by another ecsctl. Wait for it, or choose another file with --sandbox-file."
                .formatted(file));
      }
      return new StateFile(absolute, channel);
    } catch (IOException broken) {
      throw unusable(file, "cannot be opened: " + describe(broken), broken);
    }
  }

  private static Path directory(Path absolute) {
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  /** What the file holds, or a new account when there is no file. */
  SandboxState load(Instant start) {
    try {
      return Files.exists(file)
          ? StateReader.read(Files.readString(file))
          : new SandboxState(start, 0);
    } catch (IOException | RuntimeException broken) {
      throw unusable(file, "cannot be read: " + describe(broken), broken);
    }
  }

  void save(SandboxState state) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileChannel out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text(state));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException broken) {
      throw unusable(file, "cannot be written: " + describe(broken), broken);
    }
  }

  /** One object a line, so that two states can be compared by eye. */
  static String text(SandboxState state) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PojoJson.JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("format", FORMAT);
      out.writeNumberField("version", VERSION);
      out.writeStringField("now", state.now().toString());
      out.writeNumberField("counter", state.counter());
      out.writeObjectFieldStart("tables");
      for (var table : state.tables().entrySet()) {
        writeTable(out, table.getKey(), table.getValue());
      }
      out.writeEndObject();
      out.writeObjectFieldStart("attributes");
      for (var sort : state.attributes().entrySet()) {
        out.writeObjectFieldStart(sort.getKey());
        for (var object : sort.getValue().entrySet()) {
          writeAttributes(out, object.getKey(), object.getValue());
        }
        out.writeEndObject();
      }
      out.writeEndObject();
      out.writeEndObject();
      out.writeRaw('\n');
    }
    return text.toString();
  }

  private static void writeTable(JsonGenerator out, String name, Table<?> table)
      throws IOException {
    if (table.rows().isEmpty()) {
      return;
    }
    out.writeObjectFieldStart(name);
    for (var row : table.rows().entrySet()) {
      out.writeFieldName(row.getKey());
      out.writeRaw('\n');
      out.writeRawValue(row.getValue().json());
    }
    out.writeEndObject();
  }

  private static void writeAttributes(JsonGenerator out, String object, Map<String, String> values)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    out.writeObjectFieldStart(object);
    for (var value : values.entrySet()) {
      out.writeStringField(value.getKey(), value.getValue());
    }
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private static String describe(Exception broken) {
    String message = broken.getMessage();
    String first = message == null ? "" : message.lines().findFirst().orElse("");
    return first.isEmpty() ? broken.getClass().getSimpleName() : first;
  }

  static ProviderException unusable(Path file, String what, Exception cause) {
    return new ProviderException(
        ProviderException.BAD_SANDBOX_FILE,
        "",
        "The sandbox file %s %s. It was left as it is. Delete it to begin with an empty account, or choose another with --sandbox-file."
            .formatted(file, what),
        "",
        cause);
  }

  Path path() {
    return file;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException broken) {
      throw unusable(file, "cannot be let go of: " + describe(broken), broken);
    }
  }
}
