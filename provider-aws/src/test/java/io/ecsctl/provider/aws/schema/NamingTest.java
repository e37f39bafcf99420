package io.ecsctl.provider.aws.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {

  @ParameterizedTest
  @CsvSource({
    "desiredCount, desired_count",
    "managedEBSVolume, managed_ebs_volume",
    "enableECSManagedTags, enable_ecs_managed_tags",
    "PrivateIPv4Address, private_ipv4_address",
    "Ipv6CidrBlock, ipv6_cidr_block",
    "s3BucketName, s3_bucket_name",
    "RoleARN, role_arn"
  })
  void membersBecomeAttributes(String member, String attribute) {
    assertEquals(attribute, Naming.snake(member));
  }

  @ParameterizedTest
  @CsvSource({
    "port_mapping, port_mappings",
    "capacity_provider_strategy, capacity_provider_strategies",
    "client_alias, client_aliases",
    "ipv4_prefix, ipv4_prefixes",
    "policy, policies"
  })
  void blocksHaveASingularAndAPlural(String singular, String plural) {
    assertEquals(plural, Naming.plural(singular));
    assertEquals(singular, Naming.singular(plural));
  }

  @ParameterizedTest
  @CsvSource({"capacity_provider_strategy, capacity_provider_strategy", "address, address"})
  void aListWhoseNameIsSingularKeepsIt(String member, String singular) {
    assertEquals(singular, Naming.singular(member));
  }
}
