package io.ecsctl.cli.command;

import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.planner.apply.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jline.utils.Signals;

/**
 * Ctrl-C while applying: once finishes what is under way, twice stops waiting, a third time ends
 * the process.
 */
final class Interrupts implements AutoCloseable {
  private record Registration(String signal, Object previous) {}

  private final Consumer<String> say;
  private final Cancellation cancellation;
  private final List<Registration> registrations = new ArrayList<>();
  private int seen;

  private Interrupts(Consumer<String> say, Cancellation cancellation) {
    this.say = say;
    this.cancellation = cancellation;
  }

  /** {@code say} hears what the signal does, on another thread than the apply's. */
  static Interrupts stop(Consumer<String> say, Cancellation cancellation) {
    var interrupts = new Interrupts(say, cancellation);
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
        say.accept(
            "stopping: what is under way finishes, nothing new starts. Once more to stop at once.");
      }
      case 2 -> {
        cancellation.abort();
        say.accept("stopping at once: the next plan will see what was done.");
      }
      default -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status());
    }
  }

  @Override
  public synchronized void close() {
    registrations.forEach(r -> Signals.unregister(r.signal(), r.previous()));
  }
}
