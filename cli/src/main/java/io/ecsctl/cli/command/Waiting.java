package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says on the terminal what is going on, once it takes more than a moment; leaves nothing behind.
 */
final class Waiting implements AutoCloseable {
  private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private final Console console;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private int frame;

  private Waiting(Console console, String what) {
    this.console = console;
    if (console.facts().progress() && !console.json()) {
      var _ = ticker.scheduleAtFixedRate(() -> draw(what), 700, 100, TimeUnit.MILLISECONDS);
    }
  }

  static Waiting on(Console console, String what) {
    return new Waiting(console, what);
  }

  private synchronized void draw(String what) {
    String spinner = String.valueOf(FRAMES.charAt(frame++ % FRAMES.length()));
    console.draw("\r" + console.styled(Style.ACCENT, spinner) + " " + what + " …\033[K");
  }

  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    if (frame > 0) {
      console.draw("\r\033[K");
    }
  }
}
