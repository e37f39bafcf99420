package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateCapacityProviderRequest;
import software.amazon.awssdk.services.ecs.model.CreateCapacityProviderResponse;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteCapacityProviderRequest;
import software.amazon.awssdk.services.ecs.model.DeleteCapacityProviderResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UpdateCapacityProviderRequest;
import software.amazon.awssdk.services.ecs.model.UpdateCapacityProviderResponse;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterResponse;
import software.amazon.awssdk.services.ecs.model.UpdateClusterSettingsRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterSettingsResponse;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/**
 * Amazon ECS. Every operation that is not here throws {@link UnsupportedOperationException}, as the
 * interface has it.
 */
public final class Ecs implements EcsClient {
  private final Endpoint endpoint;
  private final Clusters clusters;
  private final TaskDefinitions definitions;
  private final Services services;
  private final DeploymentReads deployments;
  private final Tasks tasks;
  private final EcsTagging tagging;
  private final CapacityProviders providers;

  public Ecs(Backend backend) {
    endpoint = backend.endpoint("Ecs", EcsException::builder);
    EcsApi api = new EcsApi(endpoint);
    clusters = new Clusters(api);
    definitions = new TaskDefinitions(api);
    services = new Services(api, clusters, definitions);
    deployments = new DeploymentReads(api, clusters);
    tasks = new Tasks(api, clusters);
    tagging = new EcsTagging(api);
    providers = new CapacityProviders(api);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public CreateClusterResponse createCluster(CreateClusterRequest request) {
    return endpoint.change("CreateCluster", () -> clusters.create(request));
  }

  @Override
  public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
    return endpoint.read("DescribeClusters", () -> clusters.describe(request));
  }

  @Override
  public ListClustersResponse listClusters(ListClustersRequest request) {
    return endpoint.read("ListClusters", () -> clusters.list(request));
  }

  @Override
  public UpdateClusterResponse updateCluster(UpdateClusterRequest request) {
    return endpoint.change("UpdateCluster", () -> clusters.update(request));
  }

  @Override
  public UpdateClusterSettingsResponse updateClusterSettings(UpdateClusterSettingsRequest request) {
    return endpoint.change("UpdateClusterSettings", () -> clusters.updateSettings(request));
  }

  @Override
  public PutClusterCapacityProvidersResponse putClusterCapacityProviders(
      PutClusterCapacityProvidersRequest request) {
    return endpoint.change("PutClusterCapacityProviders", () -> clusters.putProviders(request));
  }

  @Override
  public DeleteClusterResponse deleteCluster(DeleteClusterRequest request) {
    return endpoint.change("DeleteCluster", () -> clusters.delete(request));
  }

  @Override
  public RegisterTaskDefinitionResponse registerTaskDefinition(
      RegisterTaskDefinitionRequest request) {
    return endpoint.change("RegisterTaskDefinition", () -> definitions.register(request));
  }

  @Override
  public DescribeTaskDefinitionResponse describeTaskDefinition(
      DescribeTaskDefinitionRequest request) {
    return endpoint.read("DescribeTaskDefinition", () -> definitions.describe(request));
  }

  @Override
  public ListTaskDefinitionFamiliesResponse listTaskDefinitionFamilies(
      ListTaskDefinitionFamiliesRequest request) {
    return endpoint.read("ListTaskDefinitionFamilies", () -> definitions.listFamilies(request));
  }

  @Override
  public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
    return endpoint.read("ListTaskDefinitions", () -> definitions.list(request));
  }

  @Override
  public DeregisterTaskDefinitionResponse deregisterTaskDefinition(
      DeregisterTaskDefinitionRequest request) {
    return endpoint.change("DeregisterTaskDefinition", () -> definitions.deregister(request));
  }

  @Override
  public DeleteTaskDefinitionsResponse deleteTaskDefinitions(DeleteTaskDefinitionsRequest request) {
    return endpoint.change("DeleteTaskDefinitions", () -> definitions.delete(request));
  }

  @Override
  public CreateServiceResponse createService(CreateServiceRequest request) {
    return endpoint.change("CreateService", () -> services.create(request));
  }

  @Override
  public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
    return endpoint.read("DescribeServices", () -> services.describe(request));
  }

  @Override
  public ListServicesResponse listServices(ListServicesRequest request) {
    return endpoint.read("ListServices", () -> services.list(request));
  }

  @Override
  public UpdateServiceResponse updateService(UpdateServiceRequest request) {
    return endpoint.change("UpdateService", () -> services.update(request));
  }

  @Override
  public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
    return endpoint.change("DeleteService", () -> services.delete(request));
  }

  @Override
  public ListServiceDeploymentsResponse listServiceDeployments(
      ListServiceDeploymentsRequest request) {
    return endpoint.read("ListServiceDeployments", () -> deployments.list(request));
  }

  @Override
  public DescribeServiceDeploymentsResponse describeServiceDeployments(
      DescribeServiceDeploymentsRequest request) {
    return endpoint.read("DescribeServiceDeployments", () -> deployments.describe(request));
  }

  @Override
  public DescribeServiceRevisionsResponse describeServiceRevisions(
      DescribeServiceRevisionsRequest request) {
    return endpoint.read("DescribeServiceRevisions", () -> deployments.describe(request));
  }

  @Override
  public ListTasksResponse listTasks(ListTasksRequest request) {
    return endpoint.read("ListTasks", () -> tasks.list(request));
  }

  @Override
  public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
    return endpoint.read("DescribeTasks", () -> tasks.describe(request));
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return endpoint.change("TagResource", () -> tagging.add(request));
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return endpoint.change("UntagResource", () -> tagging.remove(request));
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return endpoint.read("ListTagsForResource", () -> tagging.list(request));
  }

  @Override
  public CreateCapacityProviderResponse createCapacityProvider(
      CreateCapacityProviderRequest request) {
    return endpoint.change("CreateCapacityProvider", () -> providers.create(request));
  }

  @Override
  public UpdateCapacityProviderResponse updateCapacityProvider(
      UpdateCapacityProviderRequest request) {
    return endpoint.change("UpdateCapacityProvider", () -> providers.update(request));
  }

  @Override
  public DescribeCapacityProvidersResponse describeCapacityProviders(
      DescribeCapacityProvidersRequest request) {
    return endpoint.read("DescribeCapacityProviders", () -> providers.describe(request));
  }

  @Override
  public DeleteCapacityProviderResponse deleteCapacityProvider(
      DeleteCapacityProviderRequest request) {
    return endpoint.change("DeleteCapacityProvider", () -> providers.delete(request));
  }
}
