package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.DataSchema;
import io.ecsctl.compiler.value.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code data KIND} takes and gives. No API says this: what one looks for is a choice, and
 * what is found of a resource kind has that kind's attributes.
 */
final class DataOverlay {
  final String kind;
  final String service;
  final String api;
  String doc = "";
  private final Map<String, MemberOverlay> arguments = new LinkedHashMap<>();
  private final List<ComputedAttribute> results = new ArrayList<>();

  private DataOverlay(String kind, String service, String api) {
    this.kind = kind;
    this.service = service;
    this.api = api;
  }

  /**
   * @param api the call that finds it, {@code ec2:DescribeVpcs}
   */
  static DataOverlay of(String kind, String service, String api) {
    return new DataOverlay(kind, service, api);
  }

  DataOverlay doc(String sentence) {
    doc = sentence;
    return this;
  }

  /** An argument that takes text. */
  DataOverlay argument(String name, String sentence) {
    return argument(name, new MemberOverlay(), sentence);
  }

  DataOverlay argument(String name, MemberOverlay member, String sentence) {
    arguments.put(name, member.name(name).doc(sentence));
    return this;
  }

  /** Tags that the object has, among others. */
  DataOverlay tags() {
    return argument(
        "tags",
        new MemberOverlay()
            .type(new AttributeType.MapOf(AttributeType.Scalar.of(Type.STRING), "", "")),
        "Tags that it has; it may have others.");
  }

  /** What is read of it; for a resource kind that is said already. */
  DataOverlay result(String name, Type type, String sentence) {
    results.add(new ComputedAttribute(name, type, sentence));
    return this;
  }

  /**
   * @param kinds the resource kinds
   */
  DataSchema schema(Set<String> kinds) {
    Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
    arguments.forEach((name, member) ->
        attributes.put(
            name,
            new AttributeSchema(
                name,
                null,
                member.type != null ? member.type : Types.scalar(member),
                List.of(),
                member.required,
                AttributeSchema.Change.UPDATE,
                false,
                false,
                null,
                member.constraints,
                member.doc)));
    return new DataSchema(
        kind,
        service,
        api,
        doc,
        new BlockSchema(attributes, null),
        kinds.contains(kind)
            ? List.of()
            : results.stream().sorted(Comparator.comparing(ComputedAttribute::name)).toList());
  }
}
