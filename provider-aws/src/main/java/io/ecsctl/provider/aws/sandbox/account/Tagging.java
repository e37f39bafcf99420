package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceGroupsTaggingApiException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.UntagResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.UntagResourcesResponse;

/**
 * The Resource Groups tagging API of one region; and of the one that tells of what belongs to no
 * region. Every operation that is not here throws {@link UnsupportedOperationException}, as the
 * interface has it.
 */
public final class Tagging implements ResourceGroupsTaggingApiClient {
  private final Endpoint endpoint;
  private final TaggedResources resources;

  /** The region's. */
  public Tagging(Backend backend) {
    this(backend, false);
  }

  /** Of what belongs to no region: IAM's policies and instance profiles. */
  public static Tagging global(Backend backend) {
    return new Tagging(backend, true);
  }

  private Tagging(Backend backend, boolean global) {
    endpoint =
        backend.endpoint("ResourceGroupsTaggingApi", ResourceGroupsTaggingApiException::builder);
    resources = new TaggedResources(endpoint, global);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public GetResourcesResponse getResources(GetResourcesRequest request) {
    return endpoint.read("GetResources", () -> resources.get(request));
  }

  @Override
  public TagResourcesResponse tagResources(TagResourcesRequest request) {
    return endpoint.change("TagResources", () -> resources.tag(request));
  }

  @Override
  public UntagResourcesResponse untagResources(UntagResourcesRequest request) {
    return endpoint.change("UntagResources", () -> resources.untag(request));
  }
}
