package io.ecsctl.planner.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import io.ecsctl.planner.testing.TestSchema;
import io.ecsctl.planner.testing.TestValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path dir;

  private ApplyResult apply(FakeProvider account, Journal journal) {
    return Applier.apply(
        Runs.plan(
            new TestProgram(TestSchema.SCHEMA)
                .resource("leaf.a", Map.of("value", TestValues.text("a value")))
                .resource("leaf.b", Map.of())
                .build(),
            account),
        account,
        ApplyListener.NONE,
        new Cancellation(),
        new ApplyOptions(1, "test", Map.of(), journal));
  }

  /** Else the last run that there is to show would be one that another's lock kept out. */
  @Test
  void whatDidNotBeginLeavesNoFile() throws IOException {
    try (Journal journal = Journal.create(dir, TIME, "ab12")) {
      assertEquals(List.of(Objects.requireNonNull(journal.file())), files());
    }
    assertEquals(List.of(), files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.toList();
    }
  }

  @Test
  void linesOfSeveralThreadsAreAllThereAndWhole() throws IOException {
    List<String> nodes = IntStream.range(0, 200).mapToObj(i -> "leaf.n" + i).toList();
    try (Journal journal = Journal.create(dir, TIME, "ab12")) {
      try (var threads = Executors.newFixedThreadPool(10)) {
        nodes.forEach(
            node -> threads.execute(() -> journal.write(TIME, "done", Map.of("node", node))));
      }
      Path file = Objects.requireNonNull(journal.file());
      assertEquals(
          nodes.stream().sorted().toList(),
          RunRecord.read(file).entries().stream()
              .map(entry -> entry.fact("node"))
              .sorted()
              .toList());
    }
  }

  @Test
  void everyCallIsOnDiskBeforeItIsMadeAndAfterItWasAnswered() throws IOException {
    FakeProvider account = new FakeProvider(TestSchema.SCHEMA);
    account.failOn("create leaf.b", "AccessDenied");
    try (Journal journal = Journal.create(dir.resolve("runs"), TIME, "ab12")) {
      assertEquals(dir.resolve("runs/20260102T030405000Z-ab12.jsonl"), journal.file());
      account.on(
          "awaitReady leaf.a",
          () -> assertEquals(4, lines(journal).size(), "the call in the middle"));
      apply(account, journal);
      List<String> lines = lines(journal);
      assertEquals(
          List.of(
              "{'time':'1970-01-01T00:00:00Z','event':'call','node':'leaf.a','action':'CREATE','operation':'create'}",
              "{'time':'1970-01-01T00:00:00Z','event':'done','node':'leaf.a','action':'CREATE','operation':'create','duration':'PT0S'}",
              "{'time':'1970-01-01T00:00:00Z','event':'call','node':'leaf.a','action':'CREATE','operation':'await"
                  + " ready'}",
              "{'time':'1970-01-01T00:00:00Z','event':'done','node':'leaf.a','action':'CREATE','operation':'await"
                  + " ready','duration':'PT0S'}",
              "{'time':'1970-01-01T00:00:00Z','event':'call','node':'leaf.b','action':'CREATE','operation':'create'}",
              "{'time':'1970-01-01T00:00:00Z','event':'failed','node':'leaf.b','action':'CREATE','operation':'create',"
                  + "'code':'AccessDenied','awsOperation':'fake:Call','requestId':'request-1'}",
              "{'time':'1970-01-01T00:00:00Z','event':'end','complete':'false','done':'1','how':'failed'}"),
          lines.subList(1, lines.size()));
    }
  }

  @Test
  void aRunIsToldFromItsJournal() throws IOException {
    FakeProvider account = new FakeProvider(TestSchema.SCHEMA);
    Path file;
    try (Journal journal = Journal.create(dir, TIME, "ab12")) {
      file = Objects.requireNonNull(journal.file());
      account.on(
          "create leaf.b",
          () -> assertEquals(RunRecord.Ending.RUNNING, record(file).ending(), "in the middle"));
      apply(account, journal);
    }
    RunRecord record = record(file);
    assertEquals("20260102T030405000Z-ab12", record.name());
    assertEquals(RunRecord.Ending.COMPLETE, record.ending());
    assertEquals("shop", record.fact("stack"));
    assertEquals(List.of(file), RunRecord.files(dir));
  }

  @Test
  void aRunWithoutAnEndWasKilled() throws IOException {
    Path file = dir.resolve("killed.jsonl");
    Files.writeString(
        file,
        """
        {"time":"2026-01-02T03:04:05Z","event":"apply","stack":"shop"}
        {"time":"2026-01-02T03:04:06Z","event":"call","node":"leaf.a","operation":"create"}
        {"time":"2026-01-02T03:04\
        """);
    RunRecord record = record(file);
    assertEquals(RunRecord.Ending.KILLED, record.ending());
    assertEquals(Duration.ofSeconds(1), record.duration());
    assertEquals(2, record.entries().size(), "half a line is what a killed process leaves");
    Files.writeString(file, "[]\n");
    assertThrows(IOException.class, () -> RunRecord.read(file));
  }

  private static RunRecord record(Path file) {
    try {
      return RunRecord.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void withoutAJournalNothingIsDone() throws IOException {
    FakeProvider account = new FakeProvider(TestSchema.SCHEMA);
    Journal journal = Journal.create(dir, TIME, "full");
    account.on("create leaf.a", () -> close(journal));
    ApplyResult result = apply(account, journal);
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result.outcomes().get("leaf.b"));
    assertEquals(Outcome.Failed.NO_JOURNAL, failed.code());
    assertEquals(1, account.objects().size());
  }

  @Test
  void twoRunsNeverShareAFile() throws IOException {
    try (Journal first = Journal.create(dir, TIME, "x")) {
      assertEquals(List.of(), lines(first));
      assertThrows(IOException.class, () -> Journal.create(dir, TIME, "x"));
    }
  }

  @Test
  void noneKeepsNothing() throws IOException {
    try (Journal none = Journal.none()) {
      none.write(TIME, "call", Map.of());
      assertNull(none.file());
    }
  }

  private static void close(Journal journal) {
    try {
      journal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Journal journal) {
    Path file = journal.file();
    if (file == null) {
      throw new AssertionError("no file");
    }
    try {
      return Files.readAllLines(file).stream().map(line -> line.replace('"', '\'')).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
