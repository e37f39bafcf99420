package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a path.
 *
 * @param label as printed: {@code listener.http :80}
 * @param address the resource it stands for; null for {@code internet}
 * @param span where the program says it; null for {@code internet}
 * @param reasons what lets the packet get here
 */
public record Hop(
    String label,
    @Nullable ResourceAddress address,
    @Nullable SourceSpan span,
    List<Reason> reasons) {
  public static final Hop INTERNET = new Hop("internet", null, null);

  /**
   * Why a packet passes.
   *
   * @param text {@code security_group.app: ingress 8080/tcp from security_group.alb}
   * @param span where the program says so; null when AWS does it by itself
   */
  public record Reason(String text, @Nullable SourceSpan span) {}

  public Hop {
    reasons = List.copyOf(reasons);
  }

  public Hop(String label, @Nullable ResourceAddress address, @Nullable SourceSpan span) {
    this(label, address, span, List.of());
  }

  public static Hop of(Element element) {
    return of(element.address().toString(), element);
  }

  public static Hop of(String label, Element element) {
    return new Hop(label, element.address(), element.header());
  }

  public Hop because(Reason... more) {
    return because(List.of(more));
  }

  public Hop because(List<Reason> more) {
    List<Reason> all = new ArrayList<>(reasons);
    more.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
    return new Hop(label, address, span, all);
  }
}
