package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;

/** A {@code security_group} block. */
final class SecurityGroupOverlay {
  private SecurityGroupOverlay() {}

  private static final String TEXT = "[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{0,255}";
  private static final String TEXT_WORDS =
      "at most 255 of: letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*";

  static KindOverlay overlay() {
    KindOverlay group =
        Ec2.kind("security_group", "CreateSecurityGroup", CreateSecurityGroupRequest.builder())
            .doc(
                "Which traffic may reach and leave what carries it: exactly the rules stated here.")
            .computed("arn", "The ARN.")
            .name(
                "name",
                255,
                "(?!sg-)[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,255}",
                "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*")
            .replacedBy("GroupName", "Description", "VpcId");
    group
        .at("GroupName")
        .name("name")
        .form("(?!default$|(?i:sg-)).*", "neither default nor sg-…: those are AWS's own")
        .rule("ECS628");
    group.at("Description").form(TEXT, TEXT_WORDS).rule("ECS628").required();
    group.at("VpcId").name("vpc").reference("id", "vpc").required();
    direction(group, "ingress", "ingresses", "from", "Where from");
    direction(group, "egress", "egresses", "to", "Where to");
    describe(group);
    return group;
  }

  private static void direction(
      KindOverlay group, String block, String plural, String peers, String question) {
    group
        .group("", block)
        .plural(plural)
        .member()
        .key("port", "protocol", peers)
        .separate()
        .doc("One rule. All rules stand here: others are removed.");
    AttributeType peer =
        new AttributeType.OneOf(
            List.of(
                AttributeType.Scalar.of(Type.CIDR),
                new AttributeType.ReferenceTo(List.of("security_group"), "id"),
                AttributeType.Scalar.of(Type.STRING)));
    // Both directions gather attributes of the same names, so they are spelled out by block.
    group
        .add("", block + ".port")
        .name("port")
        .in(block)
        .port()
        .range(0, 65535)
        .rule("ECS621")
        .doc("The port or range, 443/tcp. Left out when protocol says it all.");
    group
        .add("", block + ".protocol")
        .name("protocol")
        .in(block)
        .oneOf(
            new AttributeType.Scalar(
                Type.STRING, Unit.NONE, List.of("all", "tcp", "udp", "icmp", "icmpv6")),
            new AttributeType.Scalar(Type.NUMBER, Unit.NONE, List.of()))
        .range(0, 255)
        .doc("Instead of a port: all traffic, or all of one IP protocol.");
    group
        .add("", block + "." + peers)
        .name(peers)
        .in(block)
        .type(new AttributeType.SetOf(peer))
        .required()
        .doc(question + ": ranges, security groups, ids of prefix lists.");
    group.add("", block + ".description").name("description").in(block).form(TEXT, TEXT_WORDS);
  }

  private static void describe(KindOverlay group) {
    group.at("GroupName").doc("Unique in the VPC.");
    group.at("Description").doc("What it is for. AWS takes no change of it.");
    group.at("VpcId").doc("The VPC it belongs to.");
  }
}
