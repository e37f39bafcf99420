package io.ecsctl.compiler.reference;

import io.ecsctl.compiler.reference.Page.Section;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeSchema.Change;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.schema.LimitText;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Quantities;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind's page of the reference, in Markdown: a table for the block, and one for every block in
 * it.
 */
public final class KindPage {
  /** Nobody expects anything else. */
  private static final Limit NOT_NEGATIVE = new Limit.Range(BigDecimal.ZERO, null, List.of(), null);

  private final KindSchema kind;
  private final Map<String, String> leftOut;
  private final Schema schema;
  private final StringBuilder page = new StringBuilder();

  private KindPage(KindSchema kind, Map<String, String> leftOut, Schema schema) {
    this.kind = kind;
    this.leftOut = leftOut;
    this.schema = schema;
  }

  /**
   * @param leftOut the API's members that the kind does not have, each with the reason
   * @param schema all kinds, to say where the others' pages are
   */
  public static Page of(KindSchema kind, Map<String, String> leftOut, Schema schema) {
    return new Page(
        Section.KIND,
        kind.kind(),
        kind.doc(),
        new KindPage(kind, new TreeMap<>(leftOut), schema).write());
  }

  /** The list of all pages. */
  public static String index(Collection<KindSchema> kinds) {
    return "# Kinds\n\n"
        + "Made from the schema, which is made from the AWS SDK. What expressions can call:"
        + " [functions](functions.md).\n\n"
        + "| kind | service | what it is |\n"
        + "| --- | --- | --- |\n"
        + kinds.stream()
            .map(k ->
                "| [%s](%s.md) | %s | %s |\n".formatted(k.kind(), k.kind(), k.service(), k.doc()))
            .sorted()
            .collect(Collectors.joining())
        + "\nWhat can be looked up instead of made: [data](data.md).\n";
  }

  private String write() {
    line("# " + kind.kind());
    line("");
    line(kind.doc());
    line("");
    line("AWS: " + kind.service() + ", `" + kind.api() + "`.");
    if (kind.name() != null) {
      line(
          "Its `%s` is made from the stack's name and the block's label when it is not stated; at most %d characters."
              .formatted(kind.name().attribute(), kind.name().maxLength()));
    }
    if (kind.revisioned()) {
      line("Every change makes a new revision; nothing is changed in place.");
    }
    line(
        "When it has to be replaced, the "
            + (kind.replacement() == KindSchema.Replacement.CREATE_FIRST
                ? "new one is made before the old one goes."
                : "old one goes before the new one is made."));
    line("");
    line("## Attributes");
    line("");
    table(kind.body(), Change.UPDATE);
    line("");
    line("## Read");
    line("");
    line("Known once the object exists: `" + kind.kind() + ".NAME.ATTRIBUTE`.");
    line("");
    line("| attribute | type | |");
    line("| --- | --- | --- |");
    for (ComputedAttribute computed : kind.computed()) {
      line("| `%s` | %s | %s |".formatted(computed.name(), computed.type(), computed.doc()));
    }
    blocks(kind.body(), "", Change.UPDATE);
    if (!leftOut.isEmpty()) {
      line("");
      line("## Left out");
      line("");
      line("| member | why |");
      line("| --- | --- |");
      leftOut.forEach((member, reason) -> line("| `%s` | %s |".formatted(member, reason)));
    }
    return page.toString();
  }

  /**
   * @param outer what a change of the enclosing block means, and so of everything in it
   */
  private void blocks(BlockSchema block, String path, Change outer) {
    for (AttributeSchema attribute : block.attributes().values()) {
      BlockSchema inner = blockOf(attribute.type());
      if (inner != null) {
        String name = path.isEmpty() ? attribute.name() : path + "." + attribute.name();
        line("");
        line("## " + name);
        line("");
        if (!attribute.doc().isEmpty()) {
          line(attribute.doc());
          line("");
        }
        if (inner.label() != null) {
          line(
              "`%s \"%s\" { … }`"
                  .formatted(attribute.name(), inner.label().toUpperCase(Locale.ROOT)));
          line("");
        }
        Change change = outer == Change.UPDATE ? attribute.change() : outer;
        table(inner, change);
        blocks(inner, name, change);
      }
    }
  }

  private static @Nullable BlockSchema blockOf(AttributeType type) {
    return switch (type) {
      case AttributeType.Nested(var block) -> block;
      case AttributeType.Repeated(var block, var _, var _) -> block;
      case AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.ListOf _,
          AttributeType.SetOf _,
          AttributeType.MapOf _ ->
          null;
    };
  }

  private void table(BlockSchema block, Change outer) {
    line("| attribute | type | required | default | change | |");
    line("| --- | --- | --- | --- | --- | --- |");
    block
        .attributes()
        .forEach((name, a) ->
            line(
                "| `%s` | %s | %s | %s | %s | %s |"
                    .formatted(
                        name,
                        cell(type(a)),
                        a.required() ? "yes" : "",
                        cell(fallback(a)),
                        change(outer == Change.UPDATE ? a.change() : outer),
                        cell(doc(a)))));
  }

  private static String doc(AttributeSchema attribute) {
    List<String> sentences = new ArrayList<>();
    if (!attribute.doc().isEmpty()) {
      sentences.add(attribute.doc());
    }
    if (attribute.plural() != null) {
      sentences.add("As a list: `" + attribute.plural() + "`.");
    }
    if (attribute.sensitive()) {
      sentences.add("Never shown.");
    }
    return String.join(" ", sentences);
  }

  private static String fallback(AttributeSchema attribute) {
    Value value = attribute.fallback();
    return switch (value) {
      case null -> attribute.computed() ? "AWS decides" : "";
      case Value.Bool(var bool) -> "`" + bool + "`";
      case Value.Number(var number) -> "`" + number.toPlainString() + "`";
      case Value.Text(var text) -> text.isEmpty() ? "" : "`" + text + "`";
      case Value.Size(var bytes) -> "`" + Quantities.formatSize(bytes) + "`";
      case Value.Cpu(var units) -> "`" + Quantities.formatCpu(units) + "`";
      case Value.Duration(var seconds) -> "`" + Quantities.formatDuration(seconds) + "`";
      case Value.Port(var port) -> "`" + port + "`";
      case Value.CidrBlock(var cidr) -> "`" + cidr + "`";
      case Value.Sequence _, Value.Keyed _ -> "";
      case Value.Null _, Value.Reference _, Value.Unknown _, Value.Sensitive _ ->
          throw new IllegalStateException("no default: " + value);
    };
  }

  private String change(Change change) {
    if (kind.revisioned()) {
      return change == Change.REPLACE ? "new family" : "new revision";
    }
    return switch (change) {
      case UPDATE -> "in place";
      case REPLACE -> "**replaces**";
      case SEPARATE -> "in place, a step of its own";
    };
  }

  /** With what limits it: {@code duration; 5s to 5m}. */
  private String type(AttributeSchema attribute) {
    return Stream.concat(
            Stream.of(type(attribute.type())),
            attribute.constraints().stream()
                .filter(constraint -> !NOT_NEGATIVE.equals(constraint.limit()))
                .map(constraint ->
                    (constraint.ofKeys() ? "keys " : "")
                        + LimitText.of(constraint.limit(), attribute.type())))
        .collect(Collectors.joining("; "));
  }

  private String type(AttributeType type) {
    return switch (type) {
      case AttributeType.Scalar scalar -> scalar(scalar);
      case AttributeType.ReferenceTo(var kinds, var _) ->
          kinds.stream().map(this::link).collect(Collectors.joining(" or "));
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream().map(this::type).collect(Collectors.joining(", or "));
      case AttributeType.ListOf(var element) -> "list of " + type(element);
      case AttributeType.SetOf(var element) -> "set of " + type(element);
      case AttributeType.MapOf(var element, var _, var _) -> "map of " + type(element);
      case AttributeType.Nested _ -> "block";
      case AttributeType.Repeated _ -> "blocks";
    };
  }

  /** What can only be looked up has no page of its own. */
  private String link(String other) {
    return schema.kind(other).isPresent()
        ? "[%1$s](%1$s.md)".formatted(other)
        : "[%1$s](data.md#%1$s)".formatted(other);
  }

  private static String scalar(AttributeType.Scalar scalar) {
    if (!scalar.words().isEmpty()) {
      return scalar.words().stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
    }
    return scalar.type().toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
