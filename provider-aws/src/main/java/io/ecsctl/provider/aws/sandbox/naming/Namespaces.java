package io.ecsctl.provider.aws.sandbox.naming;

import io.ecsctl.provider.aws.sandbox.ec2.Ec2Tables;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreatePrivateDnsNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreatePublicDnsNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.DeleteNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.DeleteNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.InvalidInputException;
import software.amazon.awssdk.services.servicediscovery.model.ListNamespacesRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListNamespacesResponse;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceAlreadyExistsException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceSummary;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;
import software.amazon.awssdk.services.servicediscovery.model.ResourceInUseException;
import software.amazon.awssdk.services.servicediscovery.model.Service;
import software.amazon.awssdk.services.servicediscovery.model.Tag;

/** Namespaces. Those with names in DNS have a zone that Cloud Map makes and takes away. */
final class Namespaces {
  private static final int PAGE = 100;
  private static final long SOA_TTL = 15;
  private static final String ITSELF = "servicediscovery.amazonaws.com";

  private final Endpoint endpoint;
  private final Operations operations;
  private final HostedZones zones;

  Namespaces(Endpoint endpoint, Operations operations) {
    this.endpoint = endpoint;
    this.operations = operations;
    zones = new HostedZones(endpoint.backend());
  }

  private Backend backend() {
    return endpoint.backend();
  }

  private Table<Namespace> namespaces() {
    return backend().table("servicediscovery.namespace", Namespace::builder);
  }

  String create(CreateHttpNamespaceRequest request) {
    return create(NamespaceType.HTTP, request.name(), request.description(), null, request.tags());
  }

  String create(CreatePublicDnsNamespaceRequest request) {
    requireFree(NamespaceType.DNS_PUBLIC, request.name());
    HostedZone zone = zones.create(request.name(), null, ITSELF);
    Long ttl =
        request.properties() == null ? null : request.properties().dnsProperties().soa().ttl();
    return create(
        NamespaceType.DNS_PUBLIC,
        request.name(),
        request.description(),
        new Zone(zone.id(), ttl),
        request.tags());
  }

  String create(CreatePrivateDnsNamespaceRequest request) {
    if (!new Ec2Tables(backend()).vpcs().contains(request.vpc())) {
      throw endpoint.error(
          InvalidInputException.builder(),
          "InvalidInput",
          "The VPC %s does not exist or you do not have permission to access it.",
          request.vpc());
    }
    requireFree(NamespaceType.DNS_PRIVATE, request.name());
    HostedZone zone = zones.create(request.name(), request.vpc(), ITSELF);
    Long ttl =
        request.properties() == null ? null : request.properties().dnsProperties().soa().ttl();
    return create(
        NamespaceType.DNS_PRIVATE,
        request.name(),
        request.description(),
        new Zone(zone.id(), ttl),
        request.tags());
  }

  private record Zone(String id, @Nullable Long ttl) {}

  private void requireFree(NamespaceType type, String name) {
    namespaces().where(n -> n.name().equals(name) && n.type() == type).stream()
        .findFirst()
        .ifPresent(there -> {
          throw endpoint.error(
              NamespaceAlreadyExistsException.builder().namespaceId(there.id()),
              "NamespaceAlreadyExists",
              "A namespace with this name already exists: %s",
              there.id());
        });
  }

  private String create(
      NamespaceType type,
      String name,
      @Nullable String description,
      @Nullable Zone zone,
      List<Tag> tags) {
    requireFree(type, name);
    String id = "ns-" + backend().hex16();
    String arn = backend().arn("servicediscovery", "namespace/" + id);
    Namespace.Builder namespace =
        Namespace.builder()
            .id(id)
            .arn(arn)
            .name(name)
            .type(type)
            .description(description)
            .createDate(backend().now());
    if (zone == null) {
      namespace.properties(p -> p.httpProperties(h -> h.httpName(name)));
    } else {
      long ttl = Objects.requireNonNullElse(zone.ttl(), SOA_TTL);
      namespace.properties(p ->
          p.httpProperties(h -> h.httpName(name))
              .dnsProperties(d ->
                  d.hostedZoneId(zone.id().substring("/hostedzone/".length()))
                      .soa(s -> s.ttl(ttl))));
    }
    namespaces().put(id, namespace.build());
    backend().tags().add(arn, tags, Tag::key, Tag::value);
    return operations.start("CREATE_NAMESPACE", "NAMESPACE", id, zone != null);
  }

  Namespace require(String id) {
    return namespaces()
        .find(id.substring(id.lastIndexOf('/') + 1))
        .orElseThrow(() ->
            endpoint.error(
                NamespaceNotFoundException.builder(),
                "NamespaceNotFound",
                "Namespace %s not found",
                id));
  }

  GetNamespaceResponse get(GetNamespaceRequest request) {
    return GetNamespaceResponse.builder().namespace(require(request.id())).build();
  }

  ListNamespacesResponse list(ListNamespacesRequest request) {
    List<NamespaceSummary> all =
        namespaces().all().stream()
            .map(n -> Pojos.copy(n, NamespaceSummary.builder()).build())
            .toList();
    var page = endpoint.page(all, request.nextToken(), request.maxResults(), PAGE);
    return ListNamespacesResponse.builder().namespaces(page.items()).nextToken(page.next()).build();
  }

  /**
   * @param ttl null to leave it
   * @return the operation
   */
  String update(String id, @Nullable String description, @Nullable Long ttl) {
    Namespace namespace = require(id);
    Namespace.Builder changed = namespace.toBuilder();
    if (description != null) {
      changed.description(description);
    }
    if (ttl != null) {
      changed.properties(
          namespace.properties().toBuilder()
              .dnsProperties(
                  namespace.properties().dnsProperties().toBuilder().soa(s -> s.ttl(ttl)).build())
              .build());
    }
    namespaces().put(id, changed.build());
    return operations.start("UPDATE_NAMESPACE", "NAMESPACE", id, ttl != null);
  }

  DeleteNamespaceResponse delete(DeleteNamespaceRequest request) {
    Namespace namespace = require(request.id());
    boolean used =
        backend()
            .<Service>table("servicediscovery.service", Service::builder)
            .any(service -> service.namespaceId().equals(namespace.id()));
    if (used) {
      throw endpoint.error(
          ResourceInUseException.builder(),
          "ResourceInUse",
          "Namespace %s contains one or more services",
          namespace.id());
    }
    namespaces().remove(namespace.id());
    backend().tags().forget(namespace.arn());
    boolean dns = namespace.properties().dnsProperties() != null;
    if (dns) {
      zones.remove("/hostedzone/" + namespace.properties().dnsProperties().hostedZoneId());
    }
    return DeleteNamespaceResponse.builder()
        .operationId(operations.start("DELETE_NAMESPACE", "NAMESPACE", namespace.id(), dns))
        .build();
  }
}
