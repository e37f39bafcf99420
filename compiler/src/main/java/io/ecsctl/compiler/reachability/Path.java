package io.ecsctl.compiler.reachability;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way of one packet, hop by hop, and how it ends.
 *
 * @param to where it shall end, as a hop's label says it: a way that is blocked ends before. Empty
 *     where the hops say enough
 */
public record Path(List<Hop> hops, Verdict verdict, String to) {
  public Path {
    hops = List.copyOf(hops);
  }

  public Path(List<Hop> hops, Verdict verdict) {
    this(hops, verdict, "");
  }

  /** The same way, with {@code destination} as what it shall lead to. */
  Path towards(String destination) {
    return new Path(hops, verdict, destination);
  }

  /** Where it shall end and does not; empty when its last hop is that, refused there or not. */
  public Optional<String> missed() {
    return to.isEmpty() || hops.getLast().label().startsWith(to)
        ? Optional.empty()
        : Optional.of(to);
  }

  /** As {@link #toString}, with where it should have ended: a line that says enough by itself. */
  public String inFull() {
    return this + missed().map(end -> "  (to " + end + ")").orElse("");
  }

  /** Ways that read the same are the same way: to one place, with one answer. */
  String key() {
    return verdict.word() + " " + this + " to " + to;
  }

  public Optional<Blocker> blocker() {
    return verdict instanceof Verdict.Blocked(var blocker)
        ? Optional.of(blocker)
        : Optional.empty();
  }

  /**
   * {@code internet → listener.http :80 → target_group.web → task_definition.web/app :8080 ✗
   * security_group.app}.
   */
  @Override
  public String toString() {
    String way = hops.stream().map(Hop::label).collect(Collectors.joining(" → "));
    return switch (verdict) {
      case Verdict.Proved() -> way;
      case Verdict.Blocked(var blocker) -> way + "  ✗ " + blocker.label();
      case Verdict.Undecided(var reason, var _) -> way + "  ? " + reason;
    };
  }
}
