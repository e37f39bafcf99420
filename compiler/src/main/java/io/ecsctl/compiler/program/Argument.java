package io.ecsctl.compiler.program;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.List;

/** What a block says about one attribute. */
public sealed interface Argument {

  /** The whole of it, name included. */
  SourceSpan span();

  /**
   * {@code name = value}.
   *
   * @param valueSpan the expression; equal to {@code span} when the value was not written but
   *     generated
   * @param elements for a list written in brackets the span of each element, else empty
   */
  record Assigned(SourceSpan span, SourceSpan valueSpan, Value value, List<SourceSpan> elements)
      implements Argument {
    public Assigned {
      elements = List.copyOf(elements);
    }
  }

  /**
   * One or more nested blocks (or the objects given for them), in source order. A single nested
   * block is a list of one.
   */
  record Blocks(List<Block> blocks) implements Argument {
    public Blocks {
      blocks = List.copyOf(blocks);
      if (blocks.isEmpty()) {
        throw new IllegalArgumentException("an argument without blocks is absent instead");
      }
    }

    @Override
    public SourceSpan span() {
      return blocks.getFirst().header();
    }
  }
}
