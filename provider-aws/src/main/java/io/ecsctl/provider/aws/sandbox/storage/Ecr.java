package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.CompleteLayerUploadRequest;
import software.amazon.awssdk.services.ecr.model.CompleteLayerUploadResponse;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleResponse;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.DeletePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.DeletePullThroughCacheRuleResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesRequest;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerRequest;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerResponse;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.InitiateLayerUploadRequest;
import software.amazon.awssdk.services.ecr.model.InitiateLayerUploadResponse;
import software.amazon.awssdk.services.ecr.model.ListImagesRequest;
import software.amazon.awssdk.services.ecr.model.ListImagesResponse;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityRequest;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityResponse;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UpdatePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.UpdatePullThroughCacheRuleResponse;
import software.amazon.awssdk.services.ecr.model.UploadLayerPartRequest;
import software.amazon.awssdk.services.ecr.model.UploadLayerPartResponse;

/**
 * ECR, as far as repositories and pull-through rules go. Every operation that is not here throws
 * {@link UnsupportedOperationException}, as the interface has it.
 */
public final class Ecr implements EcrClient {
  private final Endpoint endpoint;
  private final Repositories repositories;
  private final RepositoryPolicies policies;
  private final Layers layers;
  private final PullThroughRules rules;

  public Ecr(Backend backend) {
    endpoint = backend.endpoint("Ecr", EcrException::builder);
    repositories = new Repositories(endpoint);
    policies = new RepositoryPolicies(endpoint, repositories);
    layers = new Layers(endpoint, repositories);
    rules = new PullThroughRules(endpoint);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public CreateRepositoryResponse createRepository(CreateRepositoryRequest request) {
    return endpoint.change("CreateRepository", () -> repositories.create(request));
  }

  @Override
  public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
    return endpoint.read("DescribeRepositories", () -> repositories.describe(request));
  }

  @Override
  public DeleteRepositoryResponse deleteRepository(DeleteRepositoryRequest request) {
    return endpoint.change("DeleteRepository", () -> repositories.delete(request));
  }

  @Override
  public CreatePullThroughCacheRuleResponse createPullThroughCacheRule(
      CreatePullThroughCacheRuleRequest request) {
    return endpoint.change("CreatePullThroughCacheRule", () -> rules.create(request));
  }

  @Override
  public DescribePullThroughCacheRulesResponse describePullThroughCacheRules(
      DescribePullThroughCacheRulesRequest request) {
    return endpoint.read("DescribePullThroughCacheRules", () -> rules.describe(request));
  }

  @Override
  public UpdatePullThroughCacheRuleResponse updatePullThroughCacheRule(
      UpdatePullThroughCacheRuleRequest request) {
    return endpoint.change("UpdatePullThroughCacheRule", () -> rules.update(request));
  }

  @Override
  public DeletePullThroughCacheRuleResponse deletePullThroughCacheRule(
      DeletePullThroughCacheRuleRequest request) {
    return endpoint.change("DeletePullThroughCacheRule", () -> rules.delete(request));
  }

  @Override
  public PutImageTagMutabilityResponse putImageTagMutability(PutImageTagMutabilityRequest request) {
    return endpoint.change("PutImageTagMutability", () -> repositories.setMutability(request));
  }

  @Override
  public PutImageScanningConfigurationResponse putImageScanningConfiguration(
      PutImageScanningConfigurationRequest request) {
    return endpoint.change(
        "PutImageScanningConfiguration", () -> repositories.setScanning(request));
  }

  @Override
  public PutImageResponse putImage(PutImageRequest request) {
    return endpoint.change("PutImage", () -> repositories.putImage(request));
  }

  @Override
  public ListImagesResponse listImages(ListImagesRequest request) {
    return endpoint.read("ListImages", () -> repositories.images(request));
  }

  @Override
  public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
    return endpoint.read("DescribeImages", () -> repositories.describeImages(request));
  }

  @Override
  public BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
    return endpoint.read("BatchGetImage", () -> repositories.getImages(request));
  }

  @Override
  public InitiateLayerUploadResponse initiateLayerUpload(InitiateLayerUploadRequest request) {
    return endpoint.change("InitiateLayerUpload", () -> layers.initiate(request));
  }

  @Override
  public UploadLayerPartResponse uploadLayerPart(UploadLayerPartRequest request) {
    return endpoint.change("UploadLayerPart", () -> layers.upload(request));
  }

  @Override
  public CompleteLayerUploadResponse completeLayerUpload(CompleteLayerUploadRequest request) {
    return endpoint.change("CompleteLayerUpload", () -> layers.complete(request));
  }

  @Override
  public GetDownloadUrlForLayerResponse getDownloadUrlForLayer(
      GetDownloadUrlForLayerRequest request) {
    return endpoint.read("GetDownloadUrlForLayer", () -> layers.url(request));
  }

  @Override
  public PutLifecyclePolicyResponse putLifecyclePolicy(PutLifecyclePolicyRequest request) {
    return endpoint.change("PutLifecyclePolicy", () -> policies.putLifecycle(request));
  }

  @Override
  public GetLifecyclePolicyResponse getLifecyclePolicy(GetLifecyclePolicyRequest request) {
    return endpoint.read("GetLifecyclePolicy", () -> policies.getLifecycle(request));
  }

  @Override
  public DeleteLifecyclePolicyResponse deleteLifecyclePolicy(DeleteLifecyclePolicyRequest request) {
    return endpoint.change("DeleteLifecyclePolicy", () -> policies.deleteLifecycle(request));
  }

  @Override
  public SetRepositoryPolicyResponse setRepositoryPolicy(SetRepositoryPolicyRequest request) {
    return endpoint.change("SetRepositoryPolicy", () -> policies.set(request));
  }

  @Override
  public GetRepositoryPolicyResponse getRepositoryPolicy(GetRepositoryPolicyRequest request) {
    return endpoint.read("GetRepositoryPolicy", () -> policies.get(request));
  }

  @Override
  public DeleteRepositoryPolicyResponse deleteRepositoryPolicy(
      DeleteRepositoryPolicyRequest request) {
    return endpoint.change("DeleteRepositoryPolicy", () -> policies.delete(request));
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return endpoint.change("TagResource", () -> repositories.tag(request));
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return endpoint.change("UntagResource", () -> repositories.untag(request));
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return endpoint.read("ListTagsForResource", () -> repositories.tags(request));
  }
}
