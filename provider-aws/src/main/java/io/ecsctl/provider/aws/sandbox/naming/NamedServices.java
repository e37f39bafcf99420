package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.servicediscovery.model.CreateServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreateServiceResponse;
import software.amazon.awssdk.services.servicediscovery.model.DeleteServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.DeleteServiceResponse;
import software.amazon.awssdk.services.servicediscovery.model.DnsConfig;
import software.amazon.awssdk.services.servicediscovery.model.GetServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetServiceResponse;
import software.amazon.awssdk.services.servicediscovery.model.InvalidInputException;
import software.amazon.awssdk.services.servicediscovery.model.ListServicesRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListServicesResponse;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;
import software.amazon.awssdk.services.servicediscovery.model.ResourceInUseException;
import software.amazon.awssdk.services.servicediscovery.model.Service;
import software.amazon.awssdk.services.servicediscovery.model.ServiceAlreadyExistsException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceChange;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceSummary;
import software.amazon.awssdk.services.servicediscovery.model.ServiceType;
import software.amazon.awssdk.services.servicediscovery.model.Tag;
import software.amazon.awssdk.services.servicediscovery.model.UpdateServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UpdateServiceResponse;

/** Cloud Map's services: names in namespaces. */
final class NamedServices {
  private static final int PAGE = 100;

  private final Endpoint endpoint;
  private final Namespaces namespaces;
  private final Operations operations;

  NamedServices(Endpoint endpoint, Namespaces namespaces, Operations operations) {
    this.endpoint = endpoint;
    this.namespaces = namespaces;
    this.operations = operations;
  }

  private Backend backend() {
    return endpoint.backend();
  }

  private Table<Service> services() {
    return backend().table("servicediscovery.service", Service::builder);
  }

  private AwsServiceException invalid(String message, @Nullable Object... values) {
    return endpoint.error(InvalidInputException.builder(), "InvalidInput", message, values);
  }

  CreateServiceResponse create(CreateServiceRequest request) {
    Namespace namespace = namespaces.require(request.namespaceId());
    services()
        .where(s -> s.namespaceId().equals(namespace.id()) && s.name().equals(request.name()))
        .stream()
        .findFirst()
        .ifPresent(there -> {
          throw endpoint.error(
              ServiceAlreadyExistsException.builder().serviceId(there.id()),
              "ServiceAlreadyExists",
              "Service already exists: %s",
              there.id());
        });
    check(namespace, request);
    String id = "srv-" + backend().hex16();
    String arn = backend().arn("servicediscovery", "service/" + id);
    Service.Builder service =
        Pojos.copy(request, Service.builder())
            .id(id)
            .arn(arn)
            .namespaceId(namespace.id())
            .type(request.dnsConfig() == null ? ServiceType.HTTP : ServiceType.DNS_HTTP)
            .instanceCount(0)
            .createDate(backend().now());
    if (request.dnsConfig() != null) {
      service.dnsConfig(
          request.dnsConfig().toBuilder()
              .routingPolicy(
                  Objects.requireNonNullElse(
                      request.dnsConfig().routingPolicyAsString(), "MULTIVALUE"))
              .build());
    }
    Service made = services().put(id, service.build());
    backend().tags().add(arn, request.tags(), Tag::key, Tag::value);
    return CreateServiceResponse.builder().service(made).build();
  }

  private void check(Namespace namespace, CreateServiceRequest request) {
    boolean http = namespace.type() == NamespaceType.HTTP;
    if (http && request.dnsConfig() != null) {
      throw invalid("DnsConfig cannot be specified for services in HTTP namespaces");
    }
    if (!http && request.dnsConfig() == null && request.typeAsString() == null) {
      throw invalid("DnsConfig is required for services in DNS namespaces");
    }
    if (request.healthCheckConfig() != null && namespace.type() != NamespaceType.DNS_PUBLIC) {
      throw invalid("HealthCheckConfig can only be specified in public DNS namespaces");
    }
    if (request.healthCheckConfig() != null && request.healthCheckCustomConfig() != null) {
      throw invalid(
          "Specifying both HealthCheckConfig and HealthCheckCustomConfig is not supported");
    }
  }

  private Service require(String id) {
    return services()
        .find(id.substring(id.lastIndexOf('/') + 1))
        .orElseThrow(() ->
            endpoint.error(
                ServiceNotFoundException.builder(), "ServiceNotFound", "Service %s not found", id));
  }

  GetServiceResponse get(GetServiceRequest request) {
    return GetServiceResponse.builder().service(require(request.id())).build();
  }

  ListServicesResponse list(ListServicesRequest request) {
    List<ServiceSummary> all =
        services()
            .where(service ->
                request.filters().stream()
                    .allMatch(filter -> filter.values().contains(service.namespaceId())))
            .stream()
            .map(service -> Pojos.copy(service, ServiceSummary.builder()).build())
            .toList();
    var page = endpoint.page(all, request.nextToken(), request.maxResults(), PAGE);
    return ListServicesResponse.builder().services(page.items()).nextToken(page.next()).build();
  }

  /** What the change does not say is taken away. */
  UpdateServiceResponse update(UpdateServiceRequest request) {
    Service service = require(request.id());
    ServiceChange change = request.service();
    Service.Builder changed = service.toBuilder();
    if (change.description() != null) {
      changed.description(change.description());
    }
    changed.healthCheckConfig(change.healthCheckConfig());
    DnsConfig dns = service.dnsConfig();
    if (dns != null && change.dnsConfig() != null) {
      changed.dnsConfig(dns.toBuilder().dnsRecords(change.dnsConfig().dnsRecords()).build());
    } else if (dns != null) {
      changed.dnsConfig(dns.toBuilder().dnsRecords(List.of()).build());
    }
    services().put(service.id(), changed.build());
    return UpdateServiceResponse.builder()
        .operationId(operations.start("UPDATE_SERVICE", "SERVICE", service.id(), dns != null))
        .build();
  }

  /** Tasks of a service of ECS are its instances. */
  DeleteServiceResponse delete(DeleteServiceRequest request) {
    Service service = require(request.id());
    boolean used =
        backend()
            .<software.amazon.awssdk.services.ecs.model.Service>table(
                "ecs.service", software.amazon.awssdk.services.ecs.model.Service::builder)
            .any(ecs ->
                !"INACTIVE".equals(ecs.status())
                    && ecs.serviceRegistries().stream()
                        .anyMatch(registry -> service.arn().equals(registry.registryArn())));
    if (used) {
      throw endpoint.error(
          ResourceInUseException.builder(),
          "ResourceInUse",
          "Service contains registered instances");
    }
    services().remove(service.id());
    backend().tags().forget(service.arn());
    return DeleteServiceResponse.builder().build();
  }
}
