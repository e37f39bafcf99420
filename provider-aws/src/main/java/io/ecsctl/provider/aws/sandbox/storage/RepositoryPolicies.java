package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyResponse;

/** Lifecycle and access policies: texts that a repository has or has not. */
final class RepositoryPolicies {
  private static final String LIFECYCLE = "lifecycle";
  private static final String ACCESS = "access";

  private final Endpoint endpoint;
  private final Repositories repositories;

  RepositoryPolicies(Endpoint endpoint, Repositories repositories) {
    this.endpoint = endpoint;
    this.repositories = repositories;
  }

  private static Attributes policies(Backend backend) {
    return backend.attributes("repository policies");
  }

  private Attributes policies() {
    return policies(endpoint.backend());
  }

  /** With their repository: one of the same name later is another one. */
  static void forget(Backend backend, String arn) {
    policies(backend).removeAll(arn);
  }

  private String owner(String repository) {
    return repositories.require(repository).repositoryArn();
  }

  PutLifecyclePolicyResponse putLifecycle(PutLifecyclePolicyRequest request) {
    policies().set(owner(request.repositoryName()), LIFECYCLE, request.lifecyclePolicyText());
    return PutLifecyclePolicyResponse.builder().repositoryName(request.repositoryName()).build();
  }

  GetLifecyclePolicyResponse getLifecycle(GetLifecyclePolicyRequest request) {
    String text = policies().get(owner(request.repositoryName()), LIFECYCLE);
    if (text == null) {
      throw endpoint.error(
          LifecyclePolicyNotFoundException.builder(),
          "LifecyclePolicyNotFoundException",
          "Lifecycle policy does not exist for the repository with name '%s'",
          request.repositoryName());
    }
    return GetLifecyclePolicyResponse.builder()
        .repositoryName(request.repositoryName())
        .lifecyclePolicyText(text)
        .build();
  }

  DeleteLifecyclePolicyResponse deleteLifecycle(DeleteLifecyclePolicyRequest request) {
    policies().remove(owner(request.repositoryName()), LIFECYCLE);
    return DeleteLifecyclePolicyResponse.builder().build();
  }

  SetRepositoryPolicyResponse set(SetRepositoryPolicyRequest request) {
    policies().set(owner(request.repositoryName()), ACCESS, request.policyText());
    return SetRepositoryPolicyResponse.builder().repositoryName(request.repositoryName()).build();
  }

  GetRepositoryPolicyResponse get(GetRepositoryPolicyRequest request) {
    String text = policies().get(owner(request.repositoryName()), ACCESS);
    if (text == null) {
      throw endpoint.error(
          RepositoryPolicyNotFoundException.builder(),
          "RepositoryPolicyNotFoundException",
          "Repository policy does not exist for the repository with name '%s'",
          request.repositoryName());
    }
    return GetRepositoryPolicyResponse.builder()
        .repositoryName(request.repositoryName())
        .policyText(text)
        .build();
  }

  DeleteRepositoryPolicyResponse delete(DeleteRepositoryPolicyRequest request) {
    policies().remove(owner(request.repositoryName()), ACCESS);
    return DeleteRepositoryPolicyResponse.builder().build();
  }
}
