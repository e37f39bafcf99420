package io.ecsctl.compiler.syntax.ast;

import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The arguments and blocks of a file or of a block, in source order. */
public record Body(SourceSpan span, List<Item> items) {
  public Body {
    items = List.copyOf(items);
  }

  /** One line of a body. */
  public sealed interface Item {
    SourceSpan span();
  }

  /** {@code name = value}. {@code span} covers both. */
  public record Attribute(SourceSpan span, Name name, Expression value) implements Item {}

  /**
   * {@code type "label" … { body }}.
   *
   * @param header from the type to the last label
   */
  public record Block(SourceSpan span, SourceSpan header, Name type, List<Label> labels, Body body)
      implements Item {
    public Block {
      labels = List.copyOf(labels);
    }

    /** The first label, if any. */
    public Optional<Label> label() {
      return labels.stream().findFirst();
    }
  }

  /** An identifier where it stands. */
  public record Name(SourceSpan span, String text) {}

  /**
   * A block label; {@code span} includes the quotes if it is written with them, {@code text} does
   * not.
   */
  public record Label(SourceSpan span, String text, boolean quoted) {}

  public Stream<Attribute> attributes() {
    return items.stream().filter(Attribute.class::isInstance).map(Attribute.class::cast);
  }

  public Stream<Block> blocks() {
    return items.stream().filter(Block.class::isInstance).map(Block.class::cast);
  }

  /** The first attribute of that name. */
  public Optional<Attribute> attribute(String name) {
    return attributes().filter(attribute -> attribute.name().text().equals(name)).findFirst();
  }

  public Stream<Block> blocks(String type) {
    return blocks().filter(block -> block.type().text().equals(type));
  }
}
