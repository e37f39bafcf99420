package io.ecsctl.compiler.reachability;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way of one packet, hop by hop, and how it ends. */
public record Path(List<Hop> hops, Verdict verdict) {
  public Path {
    hops = List.copyOf(hops);
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
