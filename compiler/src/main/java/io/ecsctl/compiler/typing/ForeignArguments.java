package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BlockSource;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.BlockSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Arguments by the names that AWS's API, and so CloudFormation and Terraform, have for them. */
final class ForeignArguments {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** Of a rule of a security group: whom it is about, in Terraform. */
  private static final List<String> PEERS =
      List.of(
          "cidr_blocks",
          "ipv6_cidr_blocks",
          "cidr_ipv4",
          "cidr_ipv6",
          "prefix_list_ids",
          "security_groups",
          "source_security_group_id",
          "referenced_security_group_id");

  private ForeignArguments() {}

  /**
   * The attribute that stands for the member of that name: {@code vpc} for {@code vpc_id}, {@code
   * cidr} for {@code CidrBlock}; of repeated blocks the name of the list where one is given.
   */
  static Optional<String> named(BlockSource.Member member, BlockSchema schema) {
    String written = member.name();
    String wanted = snake(written);
    return schema.attributes().values().stream()
        .filter(attribute -> !attribute.member().isEmpty())
        .filter(attribute -> snake(attribute.member().getLast()).equals(wanted))
        .map(attribute ->
            member instanceof BlockSource.Assign && attribute.plural() != null
                ? attribute.plural()
                : attribute.name())
        .filter(name -> !name.equals(written))
        .findFirst();
  }

  /**
   * The attributes that stand for members of the structure of that name, which is none here: {@code
   * subnets}, {@code security_groups} for {@code network_configuration}. In the schema's order.
   */
  static List<String> inside(String written, BlockSchema schema) {
    String wanted = snake(written);
    return schema.attributes().values().stream()
        .filter(attribute ->
            attribute.member().stream()
                .limit(Math.max(0, attribute.member().size() - 1))
                .anyMatch(step -> snake(step).equals(wanted)))
        .map(AttributeSchema::name)
        .toList();
  }

  /** The blocks in which an argument or block of that name would stand. In the schema's order. */
  static List<String> deeper(String written, BlockSchema schema) {
    return schema.attributes().values().stream()
        .filter(attribute -> {
          BlockSchema block = AttributeTypes.block(attribute.type());
          return block != null && block.attribute(written).isPresent();
        })
        .map(AttributeSchema::name)
        .toList();
  }

  /** The attribute that holds what Terraform has in {@code written}, among other things. */
  static Optional<String> part(String written, BlockSchema schema) {
    return PEERS.contains(written) && schema.attribute("port").isPresent()
        ? List.of("from", "to").stream().filter(it -> schema.attribute(it).isPresent()).findFirst()
        : Optional.empty();
  }

  private static String snake(String name) {
    return HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
