package io.ecsctl.planner.journal;

import io.ecsctl.planner.json.JsonTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a journal says of its run.
 *
 * @param name of the run: its file's without the ending
 * @param entries in the order in which they were written
 */
public record RunRecord(String name, List<Entry> entries, Ending ending) {
  public static final String SUFFIX = ".jsonl";

  /** How a run ended. */
  public enum Ending {
    /** Everything was done. */
    COMPLETE,
    /** It ended by itself and not everything was done. */
    INCOMPLETE,
    /** It goes on. */
    RUNNING,
    /** Its process was gone before it could say how it ended. */
    KILLED
  }

  /** One line: {@code call}, {@code aws}, {@code done}, {@code failed} and so on. */
  public record Entry(Instant time, String event, Map<String, String> facts) {
    /** Empty where the line does not say. */
    public String fact(String name) {
      return facts.getOrDefault(name, "");
    }
  }

  public RunRecord {
    entries = List.copyOf(entries);
  }

  /** From the first line to the last. */
  public Duration duration() {
    return entries.isEmpty()
        ? Duration.ZERO
        : Duration.between(entries.getFirst().time(), entries.getLast().time());
  }

  /** What the first line says of the run: {@code stack}, {@code account} and so on. */
  public String fact(String name) {
    return entries.isEmpty() ? "" : entries.getFirst().fact(name);
  }

  /** The journals in a directory, the oldest first; none for a directory that is not there. */
  public static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  /** {@code 20260102T030405000Z-ab12} of its file. */
  public static String name(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /**
   * Reads a journal, also of a run that goes on or was killed in the middle of a line.
   *
   * @throws IOException when it cannot be read, or is none
   */
  public static RunRecord read(Path file) throws IOException {
    boolean running = isRunning(file);
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<Entry> entries = new ArrayList<>();
    int whole = text.lastIndexOf('\n') + 1;
    for (String line : text.substring(0, whole).lines().toList()) {
      entries.add(entry(file, line));
    }
    return new RunRecord(name(file), entries, ending(entries, running));
  }

  private static Ending ending(List<Entry> entries, boolean running) {
    for (Entry entry : entries.reversed()) {
      if (entry.event().equals("end")) {
        return entry.fact("complete").equals("true") ? Ending.COMPLETE : Ending.INCOMPLETE;
      }
    }
    return running ? Ending.RUNNING : Ending.KILLED;
  }

  private static Entry entry(Path file, String line) throws IOException {
    if (!(JsonTree.parse(line) instanceof Map<?, ?> members)) {
      throw new IOException(file + " is no journal");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    members.forEach((name, value) -> facts.put(String.valueOf(name), String.valueOf(value)));
    String event = facts.remove("event");
    String time = facts.remove("time");
    try {
      if (event == null || time == null) {
        throw new IOException(file + " is no journal");
      }
      return new Entry(Instant.parse(time), event, facts);
    } catch (DateTimeParseException e) {
      throw new IOException(file + " is no journal", e);
    }
  }

  /** Whether its writer has it open. */
  private static boolean isRunning(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null;
    } catch (OverlappingFileLockException thisProcess) {
      return true;
    } catch (UnsupportedOperationException noLocks) {
      return false;
    }
  }
}
