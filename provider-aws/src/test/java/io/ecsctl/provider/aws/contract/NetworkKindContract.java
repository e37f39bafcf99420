package io.ecsctl.provider.aws.contract;

import org.junit.jupiter.api.Test;

/** The lives of what leads out of a network. */
interface NetworkKindContract extends Contract {
  private KindLife life(String blocks) {
    return new KindLife(aws(), blocks);
  }

  String GATEWAY_ENDPOINT =
      """
      vpc "main" { cidr = 10.0.0.0/16 }
      route_table "a" { vpc = vpc.main }
      route_table "b" { vpc = vpc.main }
      vpc_endpoint "s3" {
        vpc          = vpc.main
        service_name = "s3"
        route_tables = [route_table.a]
      }
      """;

  String INTERFACE_ENDPOINT =
      """
      vpc "main" {
        cidr                 = 10.0.0.0/16
        enable_dns_hostnames = true
      }
      subnet "one" {
        for_each          = { a = 10.0.0.0/24, b = 10.0.1.0/24 }
        vpc               = vpc.main
        cidr              = each.value
        availability_zone = "${stack.region}${each.key}"
      }
      security_group "a" {
        vpc         = vpc.main
        description = "a"
      }
      security_group "b" {
        vpc         = vpc.main
        description = "b"
      }
      vpc_endpoint "logs" {
        vpc                 = vpc.main
        type                = Interface
        service_name        = "logs"
        subnets             = [subnet.one["a"]]
        security_groups     = [security_group.a]
        private_dns_enabled = true
      }
      """;

  @Test
  default void anInterfaceEndpointLives() {
    life(INTERFACE_ENDPOINT).end();
  }

  @Test
  default void aGatewayEndpointChanges() {
    expects(Gap.ENDPOINTS_CHANGE);
    life(GATEWAY_ENDPOINT)
        .edit("[route_table.a]", "[route_table.a, route_table.b]", "UPDATE vpc_endpoint.s3")
        .edit("[route_table.a, ", "[", "UPDATE vpc_endpoint.s3")
        .edit(
            "[route_table.b]\n",
            "[route_table.b]\n tags = { a = \"b\" }\n",
            "UPDATE vpc_endpoint.s3")
        .edit("\"s3\"\n", "\"dynamodb\"\n", "REPLACE vpc_endpoint.s3")
        .end();
  }

  @Test
  default void anInterfaceEndpointChanges() {
    expects(Gap.ENDPOINTS_CHANGE);
    life(INTERFACE_ENDPOINT)
        .edit("[subnet.one[\"a\"]]", "values(subnet.one)", "UPDATE vpc_endpoint.logs")
        .edit("values(subnet.one)", "[subnet.one[\"b\"]]", "UPDATE vpc_endpoint.logs")
        .edit("[security_group.a]", "[security_group.b]", "UPDATE vpc_endpoint.logs")
        .edit("enabled = true", "enabled = false", "UPDATE vpc_endpoint.logs")
        .edit("\"logs\"\n", "\"ecr.api\"\n", "REPLACE vpc_endpoint.logs")
        .end();
  }

  @Test
  default void aSubnetBecomesPublicAndPrivateAgain() {
    life("""
    vpc "main" { cidr = 10.0.0.0/16 }
    internet_gateway "main" { vpc = vpc.main }
    subnet "a" {
      vpc                     = vpc.main
      cidr                    = 10.0.0.0/24
      map_public_ip_on_launch = false
    }
    route_table "a" {
      vpc     = vpc.main
      subnets = [subnet.a]
      route { to = 0.0.0.0/0, via = internet_gateway.main }
    }
    """)
        .edit("= false", "= true", "UPDATE subnet.a")
        .edit("map_public_ip_on_launch = true", "", "UPDATE subnet.a")
        .end();
  }

  @Test
  default void anEgressOnlyInternetGatewayLives() {
    life("""
    vpc "main" {
      cidr                            = 10.0.0.0/16
      amazon_provided_ipv6_cidr_block = true
    }
    egress_only_internet_gateway "main" { vpc = vpc.main }
    route_table "main" {
      vpc = vpc.main
      route { to = "::/0", via = egress_only_internet_gateway.main }
    }
    """)
        .edit(
            "gateway \"main\" { vpc = vpc.main }",
            "gateway \"main\" {\n vpc = vpc.main\n tags = { a = \"b\" }\n}",
            "UPDATE egress_only_internet_gateway.main")
        .end();
  }

  @Test
  default void aNetworkTakesUpIpv6AndLeavesItAgain() {
    expects(Gap.IPV6_RANGES);
    life("""
    vpc "main" {
      cidr = 10.0.0.0/16
      amazon_provided_ipv6_cidr_block = false
    }
    subnet "a" {
      vpc  = vpc.main
      cidr = 10.0.0.0/24
    }
    """)
        .edit("_block = false", "_block = true", "UPDATE vpc.main")
        .edit(
            "10.0.0.0/24\n",
            "10.0.0.0/24\n ipv6_cidr_block = cidrsubnet(vpc.main.ipv6_cidr_block, 8, 1)\n",
            "UPDATE subnet.a")
        .edit(
            "10.0.0.0/24\n",
            "10.0.0.0/24\n assign_ipv6_address_on_creation = true\n",
            "UPDATE subnet.a")
        .end();
  }

  @Test
  default void aNatGatewayAndItsAddressLive() {
    life("""
    vpc "main" { cidr = 10.0.0.0/16 }
    internet_gateway "main" { vpc = vpc.main }
    subnet "a" {
      vpc  = vpc.main
      cidr = 10.0.0.0/24
    }
    route_table "public" {
      vpc     = vpc.main
      subnets = [subnet.a]
      route { to = 0.0.0.0/0, via = internet_gateway.main }
    }
    elastic_ip "nat" { tags = { of = "contract" } }
    nat_gateway "main" {
      subnet     = subnet.a
      elastic_ip = elastic_ip.nat
      tags       = { of = "contract" }
    }
    """)
        .edit(
            "of = \"contract\"",
            "of = \"tests\"",
            "UPDATE elastic_ip.nat",
            "UPDATE nat_gateway.main")
        .end();
  }
}
