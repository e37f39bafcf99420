package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What evaluations came across. Safe for several threads: tests that run side by side fill one.
 *
 * <p>A branch is known by its place: a conditional, the {@code if} of a {@code for}, a {@code %{ if
 * }}, and the expression that says how many of a block there are; taken one way when it is true or
 * there are some, the other way when it is false or there are none.
 */
public final class Coverage {
  private final Set<Taken> taken = ConcurrentHashMap.newKeySet();
  private final Set<ResourceAddress> made = ConcurrentHashMap.newKeySet();
  private final Set<ResourceAddress> read = ConcurrentHashMap.newKeySet();

  private record Taken(SourceSpan branch, boolean way) {}

  void took(SourceSpan branch, boolean way) {
    taken.add(new Taken(branch, way));
  }

  void read(ResourceAddress address) {
    read.add(address);
  }

  void made(Set<ResourceAddress> addresses) {
    made.addAll(addresses);
  }

  /** Resources that were in a program. */
  public Set<ResourceAddress> made() {
    return Set.copyOf(made);
  }

  public boolean wasTaken(SourceSpan branch, boolean way) {
    return taken.contains(new Taken(branch, way));
  }

  /** Resources that assertions looked at. */
  public Set<ResourceAddress> read() {
    return Set.copyOf(read);
  }
}
