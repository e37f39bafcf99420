package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * One step of a path.
 *
 * @param label as printed: {@code listener.http :80}
 * @param address the resource it stands for; null for {@code internet}
 * @param span where the program says it; null for {@code internet}
 */
public record Hop(String label, @Nullable ResourceAddress address, @Nullable SourceSpan span) {
  public static final Hop INTERNET = new Hop("internet", null, null);
}
