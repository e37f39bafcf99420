package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.Constraint;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;

/** Derives a kind's schema from its create call and its overlay. */
final class SchemaGenerator {
  /** Deeper than any structure AWS has; a cycle would pass it. */
  private static final int MAX_DEPTH = 12;

  private final KindOverlay overlay;
  private final Set<String> visited = new TreeSet<>();

  /** By the path of the structure they belong to. */
  private final Map<String, List<AttributeSchema>> lifted = new TreeMap<>();

  private SchemaGenerator(KindOverlay overlay) {
    this.overlay = overlay;
  }

  /**
   * @throws IllegalStateException when the overlay speaks of a member that the API does not have,
   *     or two members get the same name
   */
  static KindSchema generate(KindOverlay overlay) {
    BlockSchema body = named(body(overlay), overlay);
    return new KindSchema(
        overlay.kind,
        overlay.service,
        overlay.api,
        overlay.doc,
        body,
        overlay.computed.stream()
            .map(computed -> renewed(computed, body))
            .sorted(Comparator.comparing(ComputedAttribute::name))
            .toList(),
        overlay.identity,
        overlay.name,
        overlay.ownership,
        overlay.replacement,
        overlay.revisioned);
  }

  /** The object's name keeps to its form, besides what the overlay says of it. */
  private static BlockSchema named(BlockSchema body, KindOverlay overlay) {
    if (overlay.name == null) {
      return body;
    }
    NameRule rule = overlay.name;
    Map<String, AttributeSchema> attributes = new LinkedHashMap<>(body.attributes());
    attributes.computeIfPresent(
        rule.attribute(),
        (_, name) -> {
          List<Constraint> constraints = new ArrayList<>(name.constraints());
          constraints.add(nameForm(new Limit.Length(1, rule.maxLength(), false)));
          constraints.add(nameForm(new Limit.Form(rule.pattern(), overlay.nameInWords)));
          return constrained(name, constraints);
        });
    return new BlockSchema(attributes, body.label());
  }

  private static Constraint nameForm(Limit limit) {
    return new Constraint(limit, false, "ECS914", List.of(Constraint.Source.API), "");
  }

  private static AttributeSchema constrained(AttributeSchema name, List<Constraint> constraints) {
    return new AttributeSchema(
        name.name(),
        name.plural(),
        name.type(),
        name.member(),
        name.required(),
        name.change(),
        name.sensitive(),
        name.computed(),
        name.fallback(),
        constraints,
        name.doc());
  }

  private static ComputedAttribute renewed(ComputedAttribute computed, BlockSchema body) {
    return computed.renewedBy().contains(KindOverlay.ANY)
        ? new ComputedAttribute(
            computed.name(),
            computed.type(),
            computed.doc(),
            body.attributes().values().stream()
                .filter(attribute -> attribute.change() == AttributeSchema.Change.UPDATE)
                .map(AttributeSchema::name)
                .filter(name -> !name.equals("tags"))
                .toList())
        : computed;
  }

  /** Only what stands between the braces: for repeated blocks that are calls of their own. */
  static BlockSchema body(KindOverlay overlay) {
    SchemaGenerator generator = new SchemaGenerator(overlay);
    BlockSchema body = generator.block(SdkShape.of(overlay.request), "", null);
    generator.rejectUnusedPaths();
    return body;
  }

  private void rejectUnusedPaths() {
    Set<String> unknown = new TreeSet<>(overlay.members.keySet());
    unknown.addAll(overlay.excluded.keySet());
    unknown.addAll(overlay.added.keySet());
    overlay.groups.keySet().forEach(group -> unknown.add(group.substring(0, group.indexOf('/'))));
    unknown.removeAll(visited);
    unknown.remove("");
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          overlay.kind + ": the overlay names members that the API does not have: " + unknown);
    }
  }

  private BlockSchema block(SdkShape shape, String path, @Nullable String label) {
    Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
    Map<String, Map<String, AttributeSchema>> groups = new LinkedHashMap<>();
    collect(shape, path, List.of(), attributes, groups);
    overlay
        .added
        .getOrDefault(path, Map.of())
        .values()
        .forEach(member -> {
          List<String> to = member.member == null ? List.of() : member.member;
          put(
              member.group == null
                  ? attributes
                  : groups.computeIfAbsent(member.group, g -> new LinkedHashMap<>()),
              attribute(member, added(member), member.name, member.plural, to),
              path);
        });
    groups.forEach((name, inner) -> {
      MemberOverlay group = overlay.groups.get(path + "/" + name);
      if (group == null) {
        throw new IllegalStateException(overlay.kind + ": no group " + path + "/" + name);
      }
      String labelled = inner.containsKey("name") && !group.unlabelled ? "name" : null;
      BlockSchema block = new BlockSchema(inner, labelled);
      List<String> to = group.member == null ? List.of(".") : group.member;
      boolean repeated = group.plural != null;
      put(
          attributes,
          attribute(
              group,
              repeated
                  ? new AttributeType.Repeated(block, keyOf(group, labelled), group.ordered)
                  : new AttributeType.Nested(block),
              name,
              group.plural,
              to),
          path);
    });
    return new BlockSchema(attributes, label);
  }

  private AttributeType added(MemberOverlay member) {
    return member.type != null ? member.type : Types.scalar(member);
  }

  private static List<String> keyOf(MemberOverlay member, @Nullable String label) {
    return member.key.isEmpty() && label != null ? List.of(label) : member.key;
  }

  private void collect(
      SdkShape shape,
      String path,
      List<String> prefix,
      Map<String, AttributeSchema> attributes,
      Map<String, Map<String, AttributeSchema>> groups) {
    for (SdkField<?> field : shape.fields()) {
      String at = path.isEmpty() ? field.memberName() : path + "." + field.memberName();
      visited.add(at);
      if (at.chars().filter(c -> c == '.').count() > MAX_DEPTH) {
        throw new IllegalStateException(overlay.kind + ": exclude the recursive member " + at);
      }
      if (overlay.excluded.containsKey(at)) {
        continue;
      }
      MemberOverlay member = overlay.members.getOrDefault(at, new MemberOverlay());
      List<String> to = new ArrayList<>(prefix);
      if (member.constant != null) {
        to.add(member.constant);
      }
      to.add(field.memberName());
      if (member.flatten) {
        if (SdkShape.isListOfStructures(field)) {
          to.add("[]");
        }
        collect(SdkShape.within(field), at, to, attributes, groups);
        continue;
      }
      AttributeSchema attribute =
          derive(shape, field, member, at, member.member == null ? to : member.member);
      if (member.lifted) {
        lifted.computeIfAbsent(path, p -> new ArrayList<>()).add(attribute);
        continue;
      }
      put(
          member.group == null
              ? attributes
              : groups.computeIfAbsent(member.group, g -> new LinkedHashMap<>()),
          attribute,
          at);
      for (AttributeSchema inner : lifted.getOrDefault(at, List.of())) {
        put(attributes, within(to, inner), at);
      }
    }
  }

  private void put(
      Map<String, AttributeSchema> attributes, AttributeSchema attribute, String path) {
    if (attributes.putIfAbsent(attribute.name(), attribute) != null) {
      throw new IllegalStateException(
          overlay.kind + ": " + path + " is a second attribute named " + attribute.name());
    }
  }

  private AttributeSchema derive(
      SdkShape shape, SdkField<?> field, MemberOverlay member, String path, List<String> to) {
    String snake = Naming.snake(field.memberName());
    if (member.type != null) {
      return attribute(member, member.type, member.name == null ? snake : member.name, null, to);
    }
    if (SdkShape.isStructure(field)) {
      BlockSchema block = block(SdkShape.within(field), path, null);
      String name = member.name == null ? snake : member.name;
      return attribute(member, new AttributeType.Nested(block), name, null, to);
    }
    if (SdkShape.isListOfStructures(field)) {
      List<String> pair = Types.pair(member, SdkShape.within(field));
      if (!pair.isEmpty()) {
        AttributeType map =
            new AttributeType.MapOf(Types.scalar(member), pair.getFirst(), pair.getLast());
        return attribute(member, map, member.name == null ? snake : member.name, null, to);
      }
      return repeated(field, member, path, to, snake);
    }
    Types.Derived derived = Types.derive(shape, field, member);
    return attribute(
        member, derived.type(), member.name == null ? derived.name() : member.name, null, to);
  }

  private static AttributeSchema within(List<String> outer, AttributeSchema inner) {
    List<String> path = new ArrayList<>(outer);
    path.addAll(inner.member());
    return new AttributeSchema(
        inner.name(),
        inner.plural(),
        inner.type(),
        path,
        inner.required(),
        inner.change(),
        inner.sensitive(),
        inner.computed(),
        inner.fallback(),
        inner.constraints(),
        inner.doc());
  }

  private AttributeSchema repeated(
      SdkField<?> field, MemberOverlay member, String path, List<String> to, String snake) {
    String singular = member.name == null ? Naming.singular(snake) : member.name;
    String plural = member.plural == null ? Naming.plural(singular) : member.plural;
    SdkShape shape = SdkShape.within(field);
    BlockSchema unlabelled = block(shape, path, null);
    boolean labelled = !member.unlabelled && unlabelled.attributes().containsKey("name");
    BlockSchema block = labelled ? new BlockSchema(unlabelled.attributes(), "name") : unlabelled;
    return attribute(
        member,
        new AttributeType.Repeated(block, keyOf(member, labelled ? "name" : null), member.ordered),
        singular,
        plural,
        to);
  }

  private AttributeSchema attribute(
      MemberOverlay member,
      AttributeType type,
      @Nullable String name,
      @Nullable String plural,
      List<String> to) {
    if (name == null) {
      throw new IllegalStateException(overlay.kind + ": an attribute without a name");
    }
    return new AttributeSchema(
        name,
        plural,
        type,
        to,
        member.required,
        member.change,
        member.sensitive,
        member.computed,
        member.fallback != null || member.required || member.computed
            ? member.fallback
            : emptyOf(type),
        member.constraints,
        member.doc);
  }

  /** A collection that is not there and one that is empty are the same to AWS. */
  private static @Nullable Value emptyOf(AttributeType type) {
    return switch (type) {
      case AttributeType.ListOf list -> new Value.ListOf(list.element().valueType(), List.of());
      case AttributeType.SetOf set -> new Value.SetOf(set.element().valueType(), List.of());
      case AttributeType.MapOf map -> new Value.MapOf(map.element().valueType(), new TreeMap<>());
      case AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.Nested _,
          AttributeType.Repeated _ ->
          null;
    };
  }
}
