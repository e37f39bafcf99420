package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.List;

/**
 * What a program or module says of live objects that change their address or their owner; addresses
 * are relative to it. Blocks that could not be understood are only in {@code blocks}.
 */
public record Handovers(
    List<Body.Block> blocks, List<Moved> moved, List<Import> imports, List<Removed> removed) {
  public static final Handovers NONE = new Handovers(List.of(), List.of(), List.of(), List.of());

  public Handovers {
    blocks = List.copyOf(blocks);
    moved = List.copyOf(moved);
    imports = List.copyOf(imports);
    removed = List.copyOf(removed);
  }

  /** An address as it is written. */
  public record Written(AddressRange range, SourceSpan span) {
    @Override
    public String toString() {
      return range.toString();
    }
  }

  public record Moved(Body.Block block, Written from, Written to) {}

  /** {@code to} is a resource. */
  public record Import(Body.Block block, Written to, Expression id) {}

  public record Removed(Body.Block block, Written from, boolean destroy) {}
}
