package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.PlanNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An apply on a terminal: what is finished scrolls up and stays, what is under way is redrawn
 * below, with the latest status of each and how far the whole is.
 */
public final class ApplyLive implements ApplyListener, AutoCloseable {
  private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final int MOST_LINES = 12;

  private final Console console;
  private final FailedChanges failures;
  private final int total;
  private final Instant start = Instant.now();
  private final Map<String, Running> running = new LinkedHashMap<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private int finished;
  private int drawn;
  private int frame;

  private record Running(PlanNode node, Instant since, String status) {}

  /** {@code total}: how many nodes the plan has to work through. */
  public ApplyLive(Console console, int total, FailedChanges failures) {
    this.console = console;
    this.failures = failures;
    this.total = total;
    var _ = ticker.scheduleAtFixedRate(this::tick, 120, 120, TimeUnit.MILLISECONDS);
  }

  private synchronized void tick() {
    frame++;
    redraw(List.of());
  }

  @Override
  public synchronized void nodeStarted(PlanNode node) {
    running.put(node.id(), new Running(node, Instant.now(), ApplyWords.doing(node)));
    redraw(List.of());
  }

  @Override
  public synchronized void nodeProgress(PlanNode node, String status) {
    running.computeIfPresent(node.id(), (_, old) -> new Running(node, old.since, status));
  }

  @Override
  public synchronized void nodeEvent(PlanNode node, String text) {
    redraw(List.of("  " + console.styled(Style.DIM, wrapped(node.id() + ": " + text))));
  }

  @Override
  public synchronized void nodeFinished(PlanNode node, Outcome outcome, Duration duration) {
    running.remove(node.id());
    finished++;
    redraw(List.of("  " + ApplyLines.sentence(console, failures, node, outcome, duration)));
  }

  @Override
  public synchronized void nodeSkipped(PlanNode node, Outcome outcome) {
    finished++;
    redraw(List.of());
  }

  @Override
  public synchronized void warning(String text) {
    redraw(List.of("  " + console.styled(Style.WARNING, "!") + " " + wrapped(text)));
  }

  private String wrapped(String text) {
    return MarkdownText.wrapped(text, console.width(), "    ").strip();
  }

  /**
   * Takes the drawn lines away, prints what stays, and draws what is under way again; all in one
   * write, so nothing flickers.
   */
  private void redraw(List<String> staying) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\033[").append(drawn).append("F\033[J");
    }
    staying.forEach(line -> text.append(line).append('\n'));
    List<String> lines = new ArrayList<>();
    if (!running.isEmpty()) {
      running.values().stream().limit(MOST_LINES).forEach(r -> lines.add(line(r)));
      if (running.size() > MOST_LINES) {
        lines.add("    and " + (running.size() - MOST_LINES) + " more");
      }
      lines.add(
          console.styled(
              Style.DIM,
              "  %d of %d done, %s"
                  .formatted(
                      finished, total, ApplyWords.time(Duration.between(start, Instant.now())))));
    }
    lines.forEach(line -> text.append(line).append('\n'));
    drawn = lines.size();
    if (!text.isEmpty()) {
      console.draw(text.toString());
    }
  }

  private String line(Running node) {
    String spinner = String.valueOf(SPINNER.charAt(frame % SPINNER.length()));
    String time = ApplyWords.time(Duration.between(node.since, Instant.now()));
    int room = Math.max(10, console.width() - node.node.id().length() - time.length() - 8);
    String status =
        node.status.length() > room ? node.status.substring(0, room - 1) + "…" : node.status;
    return "  "
        + console.styled(Style.ACCENT, spinner)
        + " "
        + node.node.id()
        + "  "
        + console.styled(Style.DIM, status + "  " + time);
  }

  /** Leaves only what stays. */
  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    running.clear();
    redraw(List.of());
  }
}
