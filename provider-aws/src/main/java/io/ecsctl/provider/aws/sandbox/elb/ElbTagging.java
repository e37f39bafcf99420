package io.ecsctl.provider.aws.sandbox.elb;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/** Tags of load balancing objects after their creation; described for at most 20 objects a call. */
final class ElbTagging {
  private static final int AT_ONCE = 20;

  private final ElbApi api;

  ElbTagging(ElbApi api) {
    this.api = api;
  }

  private String require(String arn) {
    String type = arn.split(":", 6)[5];
    if (type.startsWith("loadbalancer/")) {
      return api.requireBalancer(arn).loadBalancerArn();
    }
    if (type.startsWith("targetgroup/")) {
      return api.requireGroup(arn).targetGroupArn();
    }
    return type.startsWith("listener/")
        ? api.requireListener(arn).listenerArn()
        : api.requireRule(arn).ruleArn();
  }

  AddTagsResponse add(AddTagsRequest request) {
    request.resourceArns().forEach(this::require);
    request.resourceArns().forEach(arn -> api.tag(arn, request.tags()));
    return AddTagsResponse.builder().build();
  }

  RemoveTagsResponse remove(RemoveTagsRequest request) {
    request.resourceArns().forEach(this::require);
    request.resourceArns().forEach(arn -> api.backend().tags().remove(arn, request.tagKeys()));
    return RemoveTagsResponse.builder().build();
  }

  DescribeTagsResponse describe(DescribeTagsRequest request) {
    if (request.resourceArns().size() > AT_ONCE) {
      throw api.invalid("The number of resources must not be greater than '%d'", AT_ONCE);
    }
    return DescribeTagsResponse.builder()
        .tagDescriptions(
            request.resourceArns().stream()
                .map(this::require)
                .map(arn ->
                    TagDescription.builder()
                        .resourceArn(arn)
                        .tags(
                            api.backend()
                                .tags()
                                .as(
                                    arn,
                                    (key, value) -> Tag.builder().key(key).value(value).build()))
                        .build())
                .toList())
        .build();
  }
}
