package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BlockSource;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks what stands between a pair of braces against the schema: names, how often, with which
 * labels, and what is missing.
 */
final class BlockChecker {
  /** Takes the place of an attribute that does not exist: any word may stand for its value. */
  private static final AttributeType.Scalar ANY_WORD =
      new AttributeType.Scalar(Type.STRING, Unit.NONE, List.of("…"));

  private final TypingState state;
  private final ExpressionTyper expressions;
  private final ArgumentChecker arguments;

  BlockChecker(TypingState state, ExpressionTyper expressions) {
    this.state = state;
    this.expressions = expressions;
    this.arguments = new ArgumentChecker(state, expressions, this);
  }

  /**
   * @param generated the attribute that is made up when it is absent; null when there is none
   */
  void check(BlockSource source, BlockSchema schema, @Nullable String generated, TypeScope scope) {
    Map<String, BlockSource.Member> first = new HashMap<>();
    Set<String> misspelt = new HashSet<>();
    String label = checkLabels(source, schema);
    for (BlockSource.Member member : source.members()) {
      Optional<AttributeSchema> attribute = schema.attribute(member.name());
      if (attribute.isEmpty()) {
        unknown(member, schema, scope).ifPresent(misspelt::add);
        continue;
      }
      AttributeSchema known = attribute.get();
      BlockSource.Member before = first.putIfAbsent(known.name(), member);
      if (before != null && !mayRepeat(known, before, member)) {
        repeated(member, before, known);
      }
      if (known.name().equals(label)) {
        state.sink.report(
            Diagnostic.of(
                    TypingRules.REPEATED_ARGUMENT,
                    member.nameSpan(),
                    "%s is already given by the block's label",
                    known.name())
                .related(source.labels().getFirst().span(), "here"));
      }
      checkMember(member, known, scope);
    }
    for (AttributeSchema attribute : schema.attributes().values()) {
      String name = attribute.name();
      if (attribute.required()
          && !first.containsKey(name)
          && !misspelt.contains(name)
          && !name.equals(label)
          && !name.equals(generated)) {
        missing(source, attribute, name.equals(schema.label()));
      }
    }
  }

  /** The attribute that the label sets, or null. */
  private @Nullable String checkLabels(BlockSource source, BlockSchema schema) {
    List<Body.Label> labels = source.labels();
    if (labels.isEmpty()) {
      return null;
    }
    if (schema.label() == null || labels.size() > 1) {
      Body.Label extra = schema.label() == null ? labels.getFirst() : labels.get(1);
      state.sink.report(
          Diagnostic.of(
                  TypingRules.LABEL,
                  extra.span(),
                  "this block takes %s",
                  schema.label() == null ? "no label" : "one label")
              .fix("remove \"" + extra.text() + "\"", Edit.replace(extra.span(), "")));
    }
    return schema.label();
  }

  private static boolean mayRepeat(
      AttributeSchema attribute, BlockSource.Member before, BlockSource.Member member) {
    return attribute.type() instanceof AttributeType.Repeated
        && !(before instanceof BlockSource.Assign && member instanceof BlockSource.Assign);
  }

  private void repeated(
      BlockSource.Member member, BlockSource.Member before, AttributeSchema attribute) {
    boolean block = attribute.type() instanceof AttributeType.Nested;
    state.sink.report(
        Diagnostic.of(
                TypingRules.REPEATED_ARGUMENT,
                member.nameSpan(),
                block ? "%s may stand here only once" : "%s is given a second time",
                attribute.name())
            .related(before.nameSpan(), "the first one is here"));
  }

  private void checkMember(BlockSource.Member member, AttributeSchema attribute, TypeScope scope) {
    BlockSchema block = AttributeTypes.block(attribute.type());
    switch (member) {
      case BlockSource.Assign assign ->
          arguments.check(attribute.name(), assign.value(), attribute.type(), scope);
      case BlockSource.Nested nested -> {
        if (block == null) {
          noBlock(member, attribute);
        } else {
          check(nested.body(), block, null, scope);
        }
      }
      case BlockSource.Dynamic dynamic -> {
        if (block == null) {
          noBlock(member, attribute);
        } else {
          checkDynamic(dynamic, block, scope);
        }
      }
    }
  }

  private void checkDynamic(BlockSource.Dynamic dynamic, BlockSchema block, TypeScope scope) {
    Type of = expressions.type(dynamic.forEach(), scope);
    SortedMap<String, Type> iterator = new TreeMap<>();
    iterator.put("key", Type.ANY);
    iterator.put("value", Types.elementType(of));
    TypeScope inner = scope.with(dynamic.iterator(), Type.ObjectType.of(iterator));
    dynamic.labels().forEach(label -> expressions.type(label, inner));
    check(dynamic.body(), block, dynamic.labels().isEmpty() ? null : block.label(), inner);
  }

  private void noBlock(BlockSource.Member member, AttributeSchema attribute) {
    SourceSpan name = member.nameSpan();
    state.sink.report(
        Diagnostic.of(
                TypingRules.BLOCK_OR_ARGUMENT,
                name,
                "%s is an argument, not a block",
                attribute.name())
            .detail("%s", howToWrite(attribute)));
  }

  /** Whether {@code member} is a block where {@code attribute} is none. */
  private static boolean isBlockForArgument(BlockSource.Member member, AttributeSchema attribute) {
    return !(member instanceof BlockSource.Assign)
        && AttributeTypes.block(attribute.type()) == null;
  }

  private static String howToWrite(AttributeSchema attribute) {
    return "It takes %s. Write: %s = …"
        .formatted(AttributeTypes.described(attribute.type()), attribute.name());
  }

  /** Reports the name, and gives the attribute that was probably meant. */
  private Optional<String> unknown(BlockSource.Member member, BlockSchema schema, TypeScope scope) {
    List<String> names = new ArrayList<>(schema.attributes().keySet());
    schema.attributes().values().stream()
        .flatMap(attribute -> Stream.ofNullable(attribute.plural()))
        .forEach(names::add);
    // A block is no slip of an argument that takes a value: mount is not count.
    names.addAll(
        member instanceof BlockSource.Assign
            ? Binder.metaArguments()
            : List.of("lifecycle", "dynamic"));
    // One that stands where it does not belong is no misspelling of itself.
    names.remove(member.name());
    SourceSpan span = member.nameSpan();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.UNKNOWN_ARGUMENT,
            span,
            "there is no %s %s here",
            member instanceof BlockSource.Assign ? "argument" : "block",
            member.name());
    List<String> inside = ForeignArguments.inside(member.name(), schema);
    if (!inside.isEmpty()) {
      state.sink.report(
          diagnostic
              .label("what it holds stands here directly")
              .detail("Write it without the block around it: %s.", String.join(", ", inside)));
      return Optional.empty();
    }
    Optional<String> same =
        ForeignArguments.named(member, schema).or(() -> Suggestions.nearest(member.name(), names));
    Optional<String> meant =
        same.or(() -> ForeignArguments.part(member.name(), schema))
            .or(() -> Suggestions.byWords(member.name(), alike(member, schema)))
            .or(() -> Suggestions.byWords(member.name(), names));
    same.ifPresentOrElse(
        nearest -> {
          diagnostic.didYouMean(nearest);
          schema
              .attribute(nearest)
              .filter(attribute -> isBlockForArgument(member, attribute))
              .ifPresentOrElse(
                  attribute -> diagnostic.detail("%s", howToWrite(attribute)),
                  () -> diagnostic.fix("change it to " + nearest, Edit.replace(span, nearest)));
        },
        () -> {
          List<String> deeper = ForeignArguments.deeper(member.name(), schema);
          meant.ifPresentOrElse(
              like -> diagnostic.didYouMean(like),
              () -> {
                if (!deeper.isEmpty()) {
                  diagnostic.label("this stands in " + String.join(" or ", deeper));
                }
              });
          diagnostic.detail(
              "%s%s",
              Binder.metaArguments().contains(member.name())
                  ? "It belongs to a resource or module as a whole, not to a block in it. "
                  : "",
              Suggestions.list(schema.attributes().keySet()));
        });
    state.sink.report(diagnostic);
    // Its value may still hold mistakes of its own, but bare words in it can be anything.
    if (member instanceof BlockSource.Assign assign) {
      expressions.type(
          assign.value(),
          scope,
          new AttributeType.OneOf(List.of(ANY_WORD, new AttributeType.ListOf(ANY_WORD))));
    }
    return meant.flatMap(schema::attribute).map(AttributeSchema::name);
  }

  /** What is written as {@code member} is: blocks for a block. */
  private static List<String> alike(BlockSource.Member member, BlockSchema schema) {
    return schema.attributes().values().stream()
        .filter(attribute ->
            (member instanceof BlockSource.Assign)
                == (AttributeTypes.block(attribute.type()) == null))
        .map(AttributeSchema::name)
        .toList();
  }

  private void missing(BlockSource source, AttributeSchema attribute, boolean isLabel) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            isLabel ? TypingRules.LABEL : TypingRules.MISSING_ARGUMENT,
            source.header(),
            isLabel ? "this block needs a label, its %s" : "%s is missing",
            attribute.name());
    diagnostic.detail(
        "%s",
        "It takes "
            + AttributeTypes.described(attribute.type())
            + "."
            + (attribute.doc().isEmpty() ? "" : " " + attribute.doc()));
    state.sink.report(diagnostic);
  }
}
