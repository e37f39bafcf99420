package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written between a pair of braces, however it is written: {@code port_mapping { }} and
 * {@code port_mapping = { }} say the same, so everything after the parser sees them alike.
 *
 * @param header what a message about the block as a whole underlines
 * @param labels of a block; empty for an object
 */
public record BlockSource(SourceSpan header, List<Body.Label> labels, List<Member> members) {
  public BlockSource {
    labels = List.copyOf(labels);
    members = List.copyOf(members);
  }

  /** One thing that is said, in source order. */
  public sealed interface Member {
    /** Where the name stands. */
    SourceSpan nameSpan();

    String name();

    /** The whole of it. */
    SourceSpan span();
  }

  /** {@code name = value}. */
  public record Assign(SourceSpan span, SourceSpan nameSpan, String name, Expression value)
      implements Member {}

  /** {@code name "label" { … }}. */
  public record Nested(Body.Block block, BlockSource body) implements Member {
    @Override
    public SourceSpan nameSpan() {
      return block.type().span();
    }

    @Override
    public String name() {
      return block.type().text();
    }

    @Override
    public SourceSpan span() {
      return block.header();
    }
  }

  /**
   * {@code dynamic "name" { for_each = …, content { … } }}: as many blocks of that name as {@code
   * forEach} has elements.
   *
   * @param iterator the name by which {@code body} reads {@code key} and {@code value} of the
   *     element
   * @param labels expressions for the blocks' labels
   */
  public record Dynamic(
      Body.Block block,
      SourceSpan nameSpan,
      String name,
      String iterator,
      Expression forEach,
      List<Expression> labels,
      BlockSource body)
      implements Member {
    public Dynamic {
      labels = List.copyOf(labels);
    }

    @Override
    public SourceSpan span() {
      return block.header();
    }
  }

  /** Members by name, each group in source order. */
  public Map<String, List<Member>> byName() {
    Map<String, List<Member>> grouped = new LinkedHashMap<>();
    for (Member member : members) {
      grouped.computeIfAbsent(member.name(), _ -> new ArrayList<>(1)).add(member);
    }
    return grouped;
  }

  /**
   * The object as a block; null when a key has to be computed first, so that its members are not
   * known yet.
   */
  public static @Nullable BlockSource of(Expression.ObjectExpression object) {
    List<Member> members = new ArrayList<>();
    for (Expression.ObjectExpression.Entry entry : object.entries()) {
      String key =
          switch (entry.key()) {
            case Expression.Variable word -> word.name();
            case Expression.Template template -> template.constant();
            case Expression _ -> null;
          };
      if (key == null) {
        return null;
      }
      SourceSpan keySpan = entry.key().span();
      members.add(new Assign(keySpan.to(entry.value().span()), keySpan, key, entry.value()));
    }
    return new BlockSource(object.span(), List.of(), members);
  }

  /** The object expression behind parentheses, or null when {@code value} is written otherwise. */
  public static Expression.@Nullable ObjectExpression objectIn(Expression value) {
    return switch (value) {
      case Expression.ObjectExpression object -> object;
      case Expression.Parenthesized(var _, var inner) -> objectIn(inner);
      case Expression _ -> null;
    };
  }
}
