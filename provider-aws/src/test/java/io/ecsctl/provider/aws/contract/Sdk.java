package io.ecsctl.provider.aws.contract;

import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** Short forms of SDK objects that the tests need often. */
public final class Sdk {
  private Sdk() {}

  static Filter filter(String name, String value) {
    return Filter.builder().name(name).values(value).build();
  }

  public static TagFilter tagged(String key, String value) {
    return TagFilter.builder().key(key).values(value).build();
  }

  static software.amazon.awssdk.services.ecs.model.Tag ecsTag(String key, String value) {
    return software.amazon.awssdk.services.ecs.model.Tag.builder().key(key).value(value).build();
  }

  static software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag elbTag(
      String key, String value) {
    return software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
        .key(key)
        .value(value)
        .build();
  }
}
