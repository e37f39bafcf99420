package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.planner.apply.Cancellation;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.Signals;

/**
 * Ctrl-C while applying: once finishes what is under way, twice stops waiting, a third time ends
 * the process.
 */
final class Interrupts implements AutoCloseable {
  private record Registration(String signal, Object previous) {}

  private final Console console;
  private final Cancellation cancellation;
  private final List<Registration> registrations = new ArrayList<>();
  private int seen;

  private Interrupts(Console console, Cancellation cancellation) {
    this.console = console;
    this.cancellation = cancellation;
  }

  static Interrupts stop(Console console, Cancellation cancellation) {
    var interrupts = new Interrupts(console, cancellation);
    for (String signal : List.of("INT", "TERM")) {
      interrupts.registrations.add(
          new Registration(signal, Signals.register(signal, interrupts::interrupted)));
    }
    return interrupts;
  }

  private synchronized void interrupted() {
    switch (++seen) {
      case 1 -> {
        cancellation.requestStop();
        say("stopping: what is under way finishes, nothing new starts. Once more to stop at once.");
      }
      case 2 -> {
        cancellation.abort();
        say("stopping at once: the next plan will see what was done.");
      }
      default -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status());
    }
  }

  private void say(String text) {
    if (!console.json()) {
      console.note("\n" + text);
    }
  }

  @Override
  public synchronized void close() {
    registrations.forEach(r -> Signals.unregister(r.signal(), r.previous()));
  }
}
