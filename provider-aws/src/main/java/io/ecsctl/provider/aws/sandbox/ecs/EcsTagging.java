package io.ecsctl.provider.aws.sandbox.ecs;

import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;

/** Tags of ECS objects after their creation. */
final class EcsTagging {
  private final EcsApi api;

  EcsTagging(EcsApi api) {
    this.api = api;
  }

  private String require(String arn) {
    boolean known =
        api.clusters().contains(arn)
            || api.definitions().contains(arn)
            || api.services().find(arn).filter(s -> !s.status().equals("INACTIVE")).isPresent()
            || api.providers().contains(arn)
            || api.tasks().contains(arn);
    if (!known) {
      throw api.invalid("The specified resource is not found. Specify a valid ARN: %s", arn);
    }
    return arn;
  }

  TagResourceResponse add(TagResourceRequest request) {
    api.tag(require(request.resourceArn()), request.tags());
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse remove(UntagResourceRequest request) {
    api.backend().tags().remove(require(request.resourceArn()), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(api.tags(require(request.resourceArn())))
        .build();
  }
}
