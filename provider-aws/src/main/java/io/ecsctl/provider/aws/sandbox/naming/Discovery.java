package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.CreatePrivateDnsNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreatePrivateDnsNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.CreatePublicDnsNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreatePublicDnsNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.CreateServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreateServiceResponse;
import software.amazon.awssdk.services.servicediscovery.model.DeleteNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.DeleteNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.DeleteServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.DeleteServiceResponse;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationResponse;
import software.amazon.awssdk.services.servicediscovery.model.GetServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetServiceResponse;
import software.amazon.awssdk.services.servicediscovery.model.ListNamespacesRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListNamespacesResponse;
import software.amazon.awssdk.services.servicediscovery.model.ListServicesRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListServicesResponse;
import software.amazon.awssdk.services.servicediscovery.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.servicediscovery.model.ServiceDiscoveryException;
import software.amazon.awssdk.services.servicediscovery.model.Tag;
import software.amazon.awssdk.services.servicediscovery.model.TagResourceRequest;
import software.amazon.awssdk.services.servicediscovery.model.TagResourceResponse;
import software.amazon.awssdk.services.servicediscovery.model.UntagResourceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UntagResourceResponse;
import software.amazon.awssdk.services.servicediscovery.model.UpdateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UpdateHttpNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.UpdatePrivateDnsNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UpdatePrivateDnsNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.UpdatePublicDnsNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UpdatePublicDnsNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.UpdateServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UpdateServiceResponse;

/**
 * Cloud Map. Every operation that is not here throws {@link UnsupportedOperationException}, as the
 * interface has it.
 */
public final class Discovery implements ServiceDiscoveryClient {
  private final Endpoint endpoint;
  private final Namespaces namespaces;
  private final NamedServices services;
  private final Operations operations;

  public Discovery(Backend backend) {
    endpoint = backend.endpoint("ServiceDiscovery", ServiceDiscoveryException::builder);
    operations = new Operations(endpoint);
    namespaces = new Namespaces(endpoint, operations);
    services = new NamedServices(endpoint, namespaces, operations);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public CreateHttpNamespaceResponse createHttpNamespace(CreateHttpNamespaceRequest request) {
    return endpoint.change(
        "CreateHttpNamespace",
        () ->
            CreateHttpNamespaceResponse.builder().operationId(namespaces.create(request)).build());
  }

  @Override
  public CreatePrivateDnsNamespaceResponse createPrivateDnsNamespace(
      CreatePrivateDnsNamespaceRequest request) {
    return endpoint.change(
        "CreatePrivateDnsNamespace",
        () ->
            CreatePrivateDnsNamespaceResponse.builder()
                .operationId(namespaces.create(request))
                .build());
  }

  @Override
  public CreatePublicDnsNamespaceResponse createPublicDnsNamespace(
      CreatePublicDnsNamespaceRequest request) {
    return endpoint.change(
        "CreatePublicDnsNamespace",
        () ->
            CreatePublicDnsNamespaceResponse.builder()
                .operationId(namespaces.create(request))
                .build());
  }

  @Override
  public GetNamespaceResponse getNamespace(GetNamespaceRequest request) {
    return endpoint.read("GetNamespace", () -> namespaces.get(request));
  }

  @Override
  public ListNamespacesResponse listNamespaces(ListNamespacesRequest request) {
    return endpoint.read("ListNamespaces", () -> namespaces.list(request));
  }

  @Override
  public UpdateHttpNamespaceResponse updateHttpNamespace(UpdateHttpNamespaceRequest request) {
    return endpoint.change(
        "UpdateHttpNamespace",
        () ->
            UpdateHttpNamespaceResponse.builder()
                .operationId(
                    namespaces.update(request.id(), request.namespace().description(), null))
                .build());
  }

  @Override
  public UpdatePrivateDnsNamespaceResponse updatePrivateDnsNamespace(
      UpdatePrivateDnsNamespaceRequest request) {
    var properties = request.namespace().properties();
    return endpoint.change(
        "UpdatePrivateDnsNamespace",
        () ->
            UpdatePrivateDnsNamespaceResponse.builder()
                .operationId(
                    namespaces.update(
                        request.id(),
                        request.namespace().description(),
                        properties == null ? null : properties.dnsProperties().soa().ttl()))
                .build());
  }

  @Override
  public UpdatePublicDnsNamespaceResponse updatePublicDnsNamespace(
      UpdatePublicDnsNamespaceRequest request) {
    var properties = request.namespace().properties();
    return endpoint.change(
        "UpdatePublicDnsNamespace",
        () ->
            UpdatePublicDnsNamespaceResponse.builder()
                .operationId(
                    namespaces.update(
                        request.id(),
                        request.namespace().description(),
                        properties == null ? null : properties.dnsProperties().soa().ttl()))
                .build());
  }

  @Override
  public DeleteNamespaceResponse deleteNamespace(DeleteNamespaceRequest request) {
    return endpoint.change("DeleteNamespace", () -> namespaces.delete(request));
  }

  @Override
  public CreateServiceResponse createService(CreateServiceRequest request) {
    return endpoint.change("CreateService", () -> services.create(request));
  }

  @Override
  public GetServiceResponse getService(GetServiceRequest request) {
    return endpoint.read("GetService", () -> services.get(request));
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
  public GetOperationResponse getOperation(GetOperationRequest request) {
    return endpoint.read("GetOperation", () -> operations.get(request));
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return endpoint.change(
        "TagResource",
        () -> {
          endpoint
              .backend()
              .tags()
              .add(request.resourceARN(), request.tags(), Tag::key, Tag::value);
          return TagResourceResponse.builder().build();
        });
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return endpoint.change(
        "UntagResource",
        () -> {
          endpoint.backend().tags().remove(request.resourceARN(), request.tagKeys());
          return UntagResourceResponse.builder().build();
        });
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return endpoint.read(
        "ListTagsForResource",
        () ->
            ListTagsForResourceResponse.builder()
                .tags(
                    endpoint
                        .backend()
                        .tags()
                        .as(
                            request.resourceARN(),
                            (key, value) -> Tag.builder().key(key).value(value).build()))
                .build());
  }
}
