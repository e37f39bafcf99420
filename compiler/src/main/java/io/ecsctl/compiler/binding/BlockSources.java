package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Blocks as {@link BlockSource}s: {@code dynamic} is told apart from ordinary blocks here. */
final class BlockSources {
  private final DiagnosticSink sink;

  BlockSources(DiagnosticSink sink) {
    this.sink = sink;
  }

  /** The block without the members called {@code omitted}. */
  BlockSource of(Body.Block block, Set<String> omitted) {
    List<BlockSource.Member> members = new ArrayList<>();
    for (Body.Item item : block.body().items()) {
      BlockSource.Member member =
          switch (item) {
            case Body.Attribute(var span, var name, var value) ->
                new BlockSource.Assign(span, name.span(), name.text(), value);
            case Body.Block inner when inner.type().text().equals("dynamic") -> dynamic(inner);
            case Body.Block inner -> new BlockSource.Nested(inner, of(inner, Set.of()));
          };
      if (member != null && !omitted.contains(member.name())) {
        members.add(member);
      }
    }
    return new BlockSource(block.header(), block.labels(), members);
  }

  private void checkMembers(Body.Block dynamic) {
    for (Body.Item item : dynamic.body().items()) {
      Body.Name name =
          switch (item) {
            case Body.Attribute attribute -> attribute.name();
            case Body.Block inner -> inner.type();
          };
      List<String> known =
          item instanceof Body.Block
              ? List.of("content")
              : List.of("for_each", "iterator", "labels");
      if (!known.contains(name.text())) {
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                BindingRules.META_ARGUMENT,
                name.span(),
                "a dynamic block takes no %s",
                name.text());
        Suggestions.nearest(name.text(), known)
            .ifPresentOrElse(
                nearest -> diagnostic.didYouMean(nearest, name.span()),
                () -> diagnostic.detail("What the block is to say stands in its content."));
        sink.report(diagnostic);
      }
    }
    dynamic
        .body()
        .attribute("iterator")
        .map(Body.Attribute::value)
        .filter(value -> !(value instanceof Expression.Variable))
        .ifPresent(value ->
            sink.report(
                Diagnostic.of(
                    BindingRules.META_ARGUMENT,
                    value.span(),
                    "iterator takes a name of your own, without quotes")));
  }

  private BlockSource.@Nullable Dynamic dynamic(Body.Block block) {
    Optional<Expression> forEach = block.body().attribute("for_each").map(Body.Attribute::value);
    Optional<Body.Block> content = block.body().blocks("content").findFirst();
    if (block.labels().size() != 1 || forEach.isEmpty() || content.isEmpty()) {
      sink.report(
          Diagnostic.of(
                  BindingRules.META_ARGUMENT,
                  block.header(),
                  "a dynamic block needs one label, for_each and a content block")
              .detail("Write: dynamic \"NAME\" { for_each = COLLECTION, content { … } }"));
      return null;
    }
    checkMembers(block);
    Body.Label name = block.labels().getFirst();
    String iterator =
        block.body().attribute("iterator").map(Body.Attribute::value).orElse(null)
                instanceof Expression.Variable(var _, var given)
            ? given
            : name.text();
    List<Expression> labels =
        block.body().attribute("labels").map(Body.Attribute::value).orElse(null)
                instanceof Expression.Tuple(var _, var elements)
            ? elements
            : List.of();
    Body.Block inner = content.get();
    return new BlockSource.Dynamic(
        block, name.span(), name.text(), iterator, forEach.get(), labels, of(inner, Set.of()));
  }
}
