package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.planner.journal.RunRecord;
import io.ecsctl.planner.journal.RunRecord.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run did, in its order: each change, and AWS's calls below it. */
public final class RunView {
  /** The calls of one operation in a row: a wait asks the same again and again. */
  private record Calls(String operation, String code, int count, Duration took, String requestId) {}

  /** One change, from its call to its end. */
  private static final class Change {
    private final Entry begin;
    private final List<Calls> calls = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private Entry end;

    Change(Entry begin) {
      this.begin = begin;
      this.end = begin;
    }

    /** Not the wait for what needs none. */
    boolean isWorthALine() {
      return !calls.isEmpty()
          || !events.isEmpty()
          || !end.event().equals("done")
          || !begin.fact("operation").equals("await ready");
    }

    void called(Entry aws) {
      Duration took = Duration.parse(aws.fact("duration"));
      Calls one =
          new Calls(aws.fact("operation"), aws.fact("code"), 1, took, aws.fact("requestId"));
      Calls last = calls.isEmpty() ? null : calls.getLast();
      if (last != null
          && last.operation().equals(one.operation())
          && last.code().equals(one.code())) {
        calls.removeLast();
        one =
            new Calls(
                one.operation(),
                one.code(),
                last.count() + 1,
                last.took().plus(took),
                one.requestId());
      }
      calls.add(one);
    }
  }

  private final Console console;
  private final RunRecord run;

  private RunView(Console console, RunRecord run) {
    this.console = console;
    this.run = run;
  }

  public static void print(Console console, RunRecord run) {
    new RunView(console, run).print();
  }

  /** A line a run, for choosing one. */
  public static void line(Console console, RunRecord run) {
    console.line("%s  %s  %s".formatted(run.name(), run.fact("stack"), words(run)));
  }

  private void print() {
    console.line(
        console.styled(Style.BOLD, "Run " + run.name())
            + "  stack %s (account %s, %s), ecsctl %s"
                .formatted(
                    run.fact("stack"),
                    run.fact("account"),
                    run.fact("region"),
                    run.fact("toolVersion")));
    if (!run.entries().isEmpty()) {
      console.line("%s, %s".formatted(run.entries().getFirst().time(), words(run)));
    }
    console.line("");
    changes().stream().filter(Change::isWorthALine).forEach(this::change);
    console.line("");
    console.line(ending());
  }

  /** By their beginning. */
  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    Map<String, Change> open = new LinkedHashMap<>();
    for (Entry entry : run.entries()) {
      String node = entry.fact("node");
      switch (entry.event()) {
        case "call" -> {
          Change change = new Change(entry);
          changes.add(change);
          open.put(node, change);
        }
        case "aws" -> {
          Change change = open.get(node);
          if (change != null) {
            change.called(entry);
          }
        }
        case "event" -> {
          Change change = open.get(node);
          if (change != null) {
            change.events.add(entry.fact("text"));
          }
        }
        case "done", "failed", "interrupted" -> {
          Change change = open.remove(node);
          if (change != null) {
            change.end = entry;
          }
        }
        default -> {}
      }
    }
    return changes;
  }

  private void change(Change change) {
    Entry begin = change.begin;
    Entry end = change.end;
    Duration offset = Duration.between(run.entries().getFirst().time(), begin.time());
    String sign =
        switch (end.event()) {
          case "done" -> console.styled(Style.OK, "✓");
          case "failed" -> console.styled(Style.ERROR, "✗");
          default -> console.styled(Style.WARNING, "!");
        };
    String how =
        switch (end.event()) {
          case "done", "failed" -> ApplyWords.time(Duration.between(begin.time(), end.time()));
          case "interrupted" -> "interrupted";
          default -> run.ending() == RunRecord.Ending.RUNNING ? "under way" : "no answer";
        };
    console.line(
        "%s %s %s  %s  %s"
            .formatted(
                console.styled(Style.DIM, "%8s".formatted("+" + ApplyWords.time(offset))),
                sign,
                begin.fact("node"),
                begin.fact("operation"),
                console.styled(Style.DIM, how)));
    for (Calls calls : change.calls) {
      console.line(
          console.styled(
              calls.code().isEmpty() ? Style.DIM : Style.ERROR,
              "             "
                  + calls.operation()
                  + (calls.count() > 1 ? " × " + calls.count() : "")
                  + "  "
                  + ApplyWords.time(calls.took())
                  + (calls.code().isEmpty() ? "" : "  " + calls.code())
                  + (calls.requestId().isEmpty() ? "" : "  request " + calls.requestId())));
    }
    change.events.forEach(
        event -> console.line(console.styled(Style.DIM, "             · ") + event));
    if (end.event().equals("failed") && change.calls.stream().allMatch(c -> c.code().isEmpty())) {
      console.line(console.styled(Style.ERROR, "             " + end.fact("code")));
    }
  }

  private static String words(RunRecord run) {
    String took = ApplyWords.time(run.duration());
    return switch (run.ending()) {
      case COMPLETE -> "complete after " + took;
      case INCOMPLETE -> how(run) + " after " + took;
      case RUNNING -> "running for " + took;
      case KILLED -> "killed after " + took;
    };
  }

  private static String how(RunRecord run) {
    String how = run.entries().getLast().fact("how");
    return how.isEmpty() ? "ended" : how;
  }

  private String ending() {
    String done = run.entries().isEmpty() ? "" : run.entries().getLast().fact("done");
    return switch (run.ending()) {
      case COMPLETE ->
          console.styled(Style.OK, "Complete.") + " " + ApplyWords.stepsDone(done) + ".";
      case INCOMPLETE ->
          console.styled(Style.ERROR, "Not complete:")
              + " %s; %s."
                  .formatted(
                      how(run),
                      ApplyWords.stepsDone(done.isEmpty() ? "some" : done, run.fact("steps")));
      case RUNNING -> console.styled(Style.ACCENT, "Running.") + " Its process is still there.";
      case KILLED ->
          console.styled(Style.ERROR, "Killed.")
              + " Its process was gone before it could say how it ended. What had no answer may"
              + " have been done all the same; the next plan sees it.";
    };
  }
}
