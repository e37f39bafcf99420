package io.ecsctl.provider.aws.sandbox.storage;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleResponse;
import software.amazon.awssdk.services.ecr.model.DeletePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.DeletePullThroughCacheRuleResponse;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesRequest;
import software.amazon.awssdk.services.ecr.model.DescribePullThroughCacheRulesResponse;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRuleAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRuleNotFoundException;
import software.amazon.awssdk.services.ecr.model.UnsupportedUpstreamRegistryException;
import software.amazon.awssdk.services.ecr.model.UpdatePullThroughCacheRuleRequest;
import software.amazon.awssdk.services.ecr.model.UpdatePullThroughCacheRuleResponse;
import software.amazon.awssdk.services.ecr.model.UpstreamRegistry;

/** Rules of the registry by the prefix of the repositories that they make. */
final class PullThroughRules {
  private static final int PAGE = 100;

  private static final Map<String, UpstreamRegistry> UPSTREAM =
      Map.of(
          "public.ecr.aws", UpstreamRegistry.ECR_PUBLIC,
          "quay.io", UpstreamRegistry.QUAY,
          "registry.k8s.io", UpstreamRegistry.K8_S,
          "registry-1.docker.io", UpstreamRegistry.DOCKER_HUB,
          "ghcr.io", UpstreamRegistry.GITHUB_CONTAINER_REGISTRY,
          "registry.gitlab.com", UpstreamRegistry.GITLAB_CONTAINER_REGISTRY);

  /** They tell nothing to whoever does not say who he is. */
  private static final Set<UpstreamRegistry> WITH_CREDENTIALS =
      Set.of(
          UpstreamRegistry.DOCKER_HUB,
          UpstreamRegistry.GITHUB_CONTAINER_REGISTRY,
          UpstreamRegistry.GITLAB_CONTAINER_REGISTRY,
          UpstreamRegistry.AZURE_CONTAINER_REGISTRY);

  private final Endpoint endpoint;

  PullThroughRules(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  private Table<PullThroughCacheRule> rules() {
    return endpoint.backend().table("ecr.pull-through-rule", PullThroughCacheRule::builder);
  }

  CreatePullThroughCacheRuleResponse create(CreatePullThroughCacheRuleRequest request) {
    String prefix = request.ecrRepositoryPrefix();
    if (rules().contains(prefix)) {
      throw endpoint.error(
          PullThroughCacheRuleAlreadyExistsException.builder(),
          "PullThroughCacheRuleAlreadyExistsException",
          "The pull through cache rule with prefix '%s' already exists in the registry with id"
              + " '%s'",
          prefix,
          Backend.ACCOUNT);
    }
    UpstreamRegistry upstream = upstream(request);
    checkCredentials(upstream, request.credentialArn());
    PullThroughCacheRule made =
        Pojos.copy(request, PullThroughCacheRule.builder())
            .registryId(Backend.ACCOUNT)
            .upstreamRegistry(upstream)
            .upstreamRepositoryPrefix(
                Objects.requireNonNullElse(request.upstreamRepositoryPrefix(), "ROOT"))
            .createdAt(endpoint.backend().now())
            .updatedAt(endpoint.backend().now())
            .build();
    rules().put(prefix, made);
    return Pojos.copy(made, CreatePullThroughCacheRuleResponse.builder()).build();
  }

  private UpstreamRegistry upstream(CreatePullThroughCacheRuleRequest request) {
    String url = request.upstreamRegistryUrl();
    UpstreamRegistry known =
        url.endsWith(".azurecr.io")
            ? UpstreamRegistry.AZURE_CONTAINER_REGISTRY
            : url.contains(".dkr.ecr.") ? UpstreamRegistry.ECR : UPSTREAM.get(url);
    if (known == null) {
      throw endpoint.error(
          UnsupportedUpstreamRegistryException.builder(),
          "UnsupportedUpstreamRegistryException",
          "The specified upstream registry '%s' is not supported.",
          url);
    }
    return known;
  }

  private void checkCredentials(UpstreamRegistry upstream, @Nullable String secret) {
    if (secret == null && WITH_CREDENTIALS.contains(upstream)) {
      throw invalid("The upstream registry %s requires a credentialArn.", upstream);
    }
    if (secret != null && !secret.contains(":secret:ecr-pullthroughcache/")) {
      throw invalid(
          "The secret '%s' must have a name that begins with ecr-pullthroughcache/.", secret);
    }
  }

  private RuntimeException invalid(String message, Object value) {
    return endpoint.error(
        InvalidParameterException.builder(), "InvalidParameterException", message, value);
  }

  private PullThroughCacheRule require(String prefix) {
    return rules()
        .find(prefix)
        .orElseThrow(() ->
            endpoint.error(
                PullThroughCacheRuleNotFoundException.builder(),
                "PullThroughCacheRuleNotFoundException",
                "The pull through cache rule with prefix '%s' does not exist in the registry with"
                    + " id '%s'",
                prefix,
                Backend.ACCOUNT));
  }

  DescribePullThroughCacheRulesResponse describe(DescribePullThroughCacheRulesRequest request) {
    List<PullThroughCacheRule> wanted =
        request.ecrRepositoryPrefixes().isEmpty()
            ? rules().all()
            : request.ecrRepositoryPrefixes().stream().map(this::require).toList();
    var page = endpoint.page(wanted, request.nextToken(), request.maxResults(), PAGE);
    return DescribePullThroughCacheRulesResponse.builder()
        .pullThroughCacheRules(page.items())
        .nextToken(page.next())
        .build();
  }

  UpdatePullThroughCacheRuleResponse update(UpdatePullThroughCacheRuleRequest request) {
    PullThroughCacheRule before = require(request.ecrRepositoryPrefix());
    checkCredentials(
        before.upstreamRegistry(),
        request.credentialArn() == null ? before.credentialArn() : request.credentialArn());
    PullThroughCacheRule after =
        Pojos.copy(request, before.toBuilder()).updatedAt(endpoint.backend().now()).build();
    rules().put(request.ecrRepositoryPrefix(), after);
    return Pojos.copy(after, UpdatePullThroughCacheRuleResponse.builder()).build();
  }

  DeletePullThroughCacheRuleResponse delete(DeletePullThroughCacheRuleRequest request) {
    PullThroughCacheRule gone = require(request.ecrRepositoryPrefix());
    rules().remove(request.ecrRepositoryPrefix());
    return Pojos.copy(gone, DeletePullThroughCacheRuleResponse.builder()).build();
  }
}
