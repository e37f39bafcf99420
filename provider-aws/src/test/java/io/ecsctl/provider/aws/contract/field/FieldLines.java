package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.provider.aws.contract.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the lines between a resource's braces. */
final class FieldLines {
  private static final Pattern BLOCK =
      Pattern.compile("\\s*((\\w+)(?: (\"[^\"]+\"))?) \\{(?: # (.*))?");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s*(\\w+) *= (.*?)(?: # (.*))?");

  private final List<Field> fields = new ArrayList<>();

  private FieldLines() {}

  static List<Field> read(KindSchema kind, List<String> lines) {
    FieldLines reader = new FieldLines();
    Field within = null;
    for (String line : lines) {
      BlockSchema schema = within == null ? kind.body() : blockOf(within.schema().type(), line);
      Matcher block = BLOCK.matcher(line);
      Matcher attribute = ATTRIBUTE.matcher(line);
      if (line.strip().equals("}")) {
        within = within == null ? null : within.parent();
      } else if (block.matches()) {
        within =
            reader.add(
                within,
                attribute(schema, block.group(2), line),
                block.group(3),
                block.group(1),
                List.of(""),
                block.group(4));
      } else if (attribute.matches()) {
        AttributeSchema of = attribute(schema, attribute.group(1), line);
        List<String> values = new ArrayList<>(List.of(attribute.group(2).strip()));
        values.addAll(alternatives(attribute.group(3)));
        if (parts(attribute.group(3)).anyMatch("..."::equals)
            || (values.size() == 1 && parts(attribute.group(3)).noneMatch("always"::equals))) {
          values.addAll(OtherValues.of(of, values.getFirst()));
        }
        reader.add(within, of, null, attribute.group(1) + " =", values, attribute.group(3));
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException("neither attribute nor block: " + line);
      }
    }
    return reader.fields.stream().map(reader::resolved).toList();
  }

  private static BlockSchema blockOf(AttributeType type, String line) {
    return switch (type) {
      case AttributeType.Nested(var block) -> block;
      case AttributeType.Repeated(var block, var _, var _) -> block;
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream()
              .filter(a -> a instanceof AttributeType.Nested || a instanceof AttributeType.Repeated)
              .findFirst()
              .map(a -> blockOf(a, line))
              .orElseThrow(() -> new IllegalArgumentException("in no block: " + line));
      default -> throw new IllegalArgumentException("in no block: " + line);
    };
  }

  private static AttributeSchema attribute(BlockSchema schema, String name, String line) {
    return schema
        .attribute(name)
        .orElseThrow(() -> new IllegalArgumentException("the schema has no such: " + line));
  }

  private Field add(
      @Nullable Field parent,
      AttributeSchema schema,
      @Nullable String label,
      String head,
      List<String> values,
      @Nullable String note) {
    String place = schema.name() + (label == null ? "" : "[" + label + "]");
    String id = parent == null ? place : parent.id() + "." + place;
    for (int again = 2; exists(id); again++) {
      id = id.replaceFirst("(#\\d+)?$", "#" + again);
    }
    Field field =
        new Field(
            id,
            parent == null ? schema.name() : parent.path() + "." + schema.name(),
            schema,
            parent,
            label != null || values.equals(List.of("")),
            head,
            values,
            (schema.required() && id.endsWith(place)) || parts(note).anyMatch("always"::equals),
            list(note, "with "),
            list(note, "without "),
            Stream.concat(
                    list(note, "shown as ").stream(),
                    parent == null ? Stream.of() : parent.shownAs().stream())
                .toList(),
            parts(note).anyMatch("silent"::equals) || (parent != null && parent.silent()),
            Stream.concat(
                    list(note, "gap ").stream().map(Gap::valueOf),
                    parent == null ? Stream.of() : parent.gaps().stream())
                .collect(Collectors.toSet()));
    fields.add(field);
    return field;
  }

  private boolean exists(String id) {
    return fields.stream().anyMatch(field -> field.id().equals(id));
  }

  private static Stream<String> parts(@Nullable String note) {
    return note == null ? Stream.of() : Stream.of(note.split(";")).map(String::strip);
  }

  private static List<String> alternatives(@Nullable String note) {
    return parts(note)
        .filter(part -> part.startsWith("|"))
        .flatMap(part -> Stream.of(part.substring(1).split(" \\| ")))
        .map(String::strip)
        .toList();
  }

  private static List<String> list(@Nullable String note, String word) {
    return parts(note)
        .filter(part -> part.startsWith(word))
        .flatMap(part -> Stream.of(part.substring(word.length()).split(",")))
        .map(String::strip)
        .toList();
  }

  private Field resolved(Field field) {
    return new Field(
        field.id(),
        field.path(),
        field.schema(),
        field.parent() == null ? null : resolved(field.parent()),
        field.block(),
        field.head(),
        field.values(),
        field.always(),
        field.with().stream().map(name -> resolved(field, name)).toList(),
        field.without().stream().map(name -> resolved(field, name)).toList(),
        field.shownAs(),
        field.silent(),
        field.gaps());
  }

  /** Of the same block if that has it, else from the resource. */
  private String resolved(Field field, String reference) {
    String name = reference.split("=", 2)[0];
    String value = reference.substring(name.length());
    Field parent = field.parent();
    for (Field at = parent; at != null; at = at.parent()) {
      String sibling = at.id() + "." + name;
      if (exists(sibling)) {
        return sibling + value;
      }
    }
    if (!exists(name)) {
      throw new IllegalArgumentException("%s speaks of %s".formatted(field, name));
    }
    return reference;
  }
}
