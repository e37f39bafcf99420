package io.ecsctl.compiler.program;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program says of live objects that change their address or their owner, in source order,
 * what its modules say included.
 */
public record Handover(List<Move> moves, List<Adoption> adoptions, List<Removal> removals) {
  public static final Handover NONE = new Handover(List.of(), List.of(), List.of());

  public Handover {
    moves = List.copyOf(moves);
    adoptions = List.copyOf(adoptions);
    removals = List.copyOf(removals);
  }

  /** What is live under {@code from} is what the program calls {@code to}. */
  public record Move(AddressRange from, AddressRange to, SourceSpan span) {}

  /**
   * The object that AWS calls {@code id} becomes {@code to}, which is in the program.
   *
   * @param span of the block; null when the command line asks for it
   */
  public record Adoption(ResourceAddress to, String id, @Nullable SourceSpan span) {}

  /**
   * What is live under {@code from} is not part of the program any more.
   *
   * @param destroy false when it stays in the account, as nobody's
   */
  public record Removal(AddressRange from, boolean destroy, SourceSpan span) {}
}
