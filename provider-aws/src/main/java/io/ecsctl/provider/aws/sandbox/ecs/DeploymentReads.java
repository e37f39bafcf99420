package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/**
 * Service deployments and service revisions, as they are read; {@link Deployments} and {@link
 * Rollout} make them.
 */
final class DeploymentReads {
  private static final int PAGE = 20;

  private final EcsApi api;
  private final Clusters clusters;

  DeploymentReads(EcsApi api, Clusters clusters) {
    this.api = api;
    this.clusters = clusters;
  }

  /** Newest first. */
  ListServiceDeploymentsResponse list(ListServiceDeploymentsRequest request) {
    Cluster cluster = clusters.require(request.cluster());
    String service =
        api.arn(
            "service/%s/%s".formatted(cluster.clusterName(), EcsApi.lastPart(request.service())));
    if (!api.services().contains(service)) {
      throw api.endpoint()
          .error(
              ServiceNotFoundException.builder(), "ServiceNotFoundException", "Service not found.");
    }
    List<ServiceDeployment> wanted =
        new ArrayList<>(
            api.deployments()
                .where(d ->
                    d.serviceArn().equals(service)
                        && (request.status().isEmpty() || request.status().contains(d.status()))));
    Collections.reverse(wanted);
    var page = api.endpoint().page(wanted, request.nextToken(), request.maxResults(), PAGE);
    return ListServiceDeploymentsResponse.builder()
        .serviceDeployments(page.items().stream().map(DeploymentReads::brief).toList())
        .nextToken(page.next())
        .build();
  }

  private static ServiceDeploymentBrief brief(ServiceDeployment deployment) {
    return Pojos.copy(deployment, ServiceDeploymentBrief.builder())
        .targetServiceRevisionArn(deployment.targetServiceRevision().arn())
        .build();
  }

  DescribeServiceDeploymentsResponse describe(DescribeServiceDeploymentsRequest request) {
    List<ServiceDeployment> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String arn : request.serviceDeploymentArns()) {
      api.deployments()
          .find(arn)
          .ifPresentOrElse(found::add, () -> failures.add(EcsApi.missing(arn)));
    }
    return DescribeServiceDeploymentsResponse.builder()
        .serviceDeployments(found)
        .failures(failures)
        .build();
  }

  DescribeServiceRevisionsResponse describe(DescribeServiceRevisionsRequest request) {
    List<ServiceRevision> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String arn : request.serviceRevisionArns()) {
      api.revisions()
          .find(arn)
          .ifPresentOrElse(found::add, () -> failures.add(EcsApi.missing(arn)));
    }
    return DescribeServiceRevisionsResponse.builder()
        .serviceRevisions(found)
        .failures(failures)
        .build();
  }
}
