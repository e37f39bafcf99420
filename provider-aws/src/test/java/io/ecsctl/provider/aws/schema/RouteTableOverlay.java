package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.value.Type;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;

/** A {@code route_table} block. */
final class RouteTableOverlay {
  private RouteTableOverlay() {}

  static KindOverlay overlay() {
    KindOverlay table =
        Ec2.kind("route_table", "CreateRouteTable", CreateRouteTableRequest.builder())
            .doc("Where the traffic of its subnets goes. The route inside the VPC is always there.")
            .deletedFirst() // a subnet has one table at a time
            .exclude("ClientToken", "the plan gives every creation its own")
            .replacedBy("VpcId");
    table.at("VpcId").name("vpc").reference("id", "vpc").required();
    table.add("", "subnets").references("id", "subnet").doc("The subnets that go by this table.");
    table
        .group("", "route")
        .plural("routes")
        .key("to")
        .member()
        .doc("One route. All routes stand here: others are removed.");
    table
        .add("", "to")
        .in("route")
        .oneOf(AttributeType.Scalar.of(Type.CIDR), AttributeType.Scalar.of(Type.STRING))
        .required()
        .doc("Where to: a range, or the id of a prefix list.");
    table
        .add("", "via")
        .in("route")
        .reference("id", "internet_gateway", "nat_gateway", "egress_only_internet_gateway")
        .required()
        .doc("Through what: a gateway, or the id of anything else that EC2 can route to.");
    describe(table);
    return table;
  }

  private static void describe(KindOverlay table) {
    table.at("VpcId").doc("The VPC whose subnets it is for.");
  }
}
