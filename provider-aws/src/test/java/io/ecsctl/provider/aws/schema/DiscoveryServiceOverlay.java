package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Unit;
import software.amazon.awssdk.services.servicediscovery.model.CreateServiceRequest;

/** A {@code discovery_service} block: a service of Cloud Map. */
final class DiscoveryServiceOverlay {
  private DiscoveryServiceOverlay() {}

  private static final String LABEL = "[a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?";

  static KindOverlay overlay() {
    KindOverlay service =
        KindOverlay.of(
                "discovery_service",
                "Cloud Map",
                "servicediscovery:CreateService",
                CreateServiceRequest.builder())
            .doc("A name in a namespace, behind which ECS keeps the tasks of a service.")
            .identity("id")
            .name(
                "name",
                127,
                "%s(\\.%s)*".formatted(LABEL, LABEL),
                "labels of letters, digits, - and _, with dots between")
            .deletedFirst() // no second one may have the name
            .computed("id", "The id, srv-….")
            .computed("arn", "The ARN.")
            .replacedBy("Name", "NamespaceId", "Type", "HealthCheckCustomConfig")
            .exclude("CreatorRequestId", "the plan gives every creation its own")
            .exclude("DnsConfig.NamespaceId", "namespace says it");
    service.at("Name").doc("In a DNS namespace, what stands before its domain.");
    service
        .at("NamespaceId")
        .name("namespace")
        .reference("id", "namespace")
        .required()
        .doc("Where it is looked up.");
    service
        .at("Type")
        .computed()
        .doc("HTTP in a DNS namespace, for a service that only the API finds.");
    service.at("Description").fallback("").doc("What it is for.");
    service.at("DnsConfig").doc("The records that tasks get; in DNS namespaces only.");
    service
        .at("DnsConfig.RoutingPolicy")
        .fallback("MULTIVALUE")
        .replaces()
        .doc("MULTIVALUE answers with up to eight tasks, WEIGHTED with one.");
    service.at("DnsConfig.DnsRecords").name("record").key("type").doc("A record of each task.");
    service
        .at("DnsConfig.DnsRecords.Type")
        .required()
        .replaces()
        .doc("A for tasks with addresses of their own, SRV where the port varies.");
    service
        .at("DnsConfig.DnsRecords.TTL")
        .name("ttl")
        .duration(Unit.SECONDS)
        .range(0, 2_147_483_647)
        .required()
        .doc("How long resolvers keep it.");
    service.at("HealthCheckConfig").doc("A check by Route 53; in public DNS namespaces only.");
    service.at("HealthCheckConfig.Type").required();
    service.at("HealthCheckConfig.ResourcePath").doc("For HTTP and HTTPS: what is asked for.");
    service.at("HealthCheckConfig.FailureThreshold").range(1, 10).fallback(1);
    service
        .at("HealthCheckCustomConfig")
        .doc("Health as ECS reports it: what services of ECS want. Written {}.");
    service
        .at("HealthCheckCustomConfig.FailureThreshold")
        .range(1, 10)
        .fallback(1)
        .doc("AWS takes it for 1 whatever it is.");
    service.at("Tags").doc("Tags of this object, besides the stack's.");
    return service;
  }
}
