package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Unit;
import software.amazon.awssdk.services.servicediscovery.model.CreatePrivateDnsNamespaceRequest;

/**
 * A {@code namespace} block. Cloud Map has a creating call for each of three types; that of the
 * private one has the members of all.
 */
final class NamespaceOverlay {
  private NamespaceOverlay() {}

  static KindOverlay overlay() {
    KindOverlay namespace =
        KindOverlay.of(
                "namespace",
                "Cloud Map",
                "servicediscovery:CreatePrivateDnsNamespace",
                CreatePrivateDnsNamespaceRequest.builder())
            .doc("Where services find each other by name.")
            .identity("id")
            .name("name", 253, "(?!arn:)[!-~]{1,253}", "printable ASCII without spaces, and no ARN")
            .deletedFirst() // no second one may have the name
            .computed("id", "The id, ns-….")
            .computed("arn", "The ARN.")
            .computed("hosted_zone_id", "The Route 53 zone of a DNS namespace.")
            .replacedBy("Name", "Vpc")
            .exclude("CreatorRequestId", "the plan gives every creation its own");
    namespace
        .add("", "type")
        .words("HTTP", "DNS_PRIVATE", "DNS_PUBLIC")
        .fallback("HTTP")
        .replaces()
        .doc(
            "HTTP for Service Connect and the API alone, DNS_PRIVATE for names in a VPC, DNS_PUBLIC"
                + " for names on the internet.");
    namespace.at("Name").doc("What it is called; of a DNS namespace the domain: internal.example.");
    namespace.at("Description").fallback("").doc("What it is for.");
    namespace.at("Vpc").reference("id", "vpc").doc("Where the names of DNS_PRIVATE are known.");
    namespace.at("Properties").flatten();
    namespace.at("Properties.DnsProperties").flatten();
    namespace.at("Properties.DnsProperties.SOA").flatten();
    namespace
        .at("Properties.DnsProperties.SOA.TTL")
        .name("soa_ttl")
        .duration(Unit.SECONDS)
        .atLeast(0)
        .computed()
        .doc("How long resolvers remember that a name is not there.");
    namespace.at("Tags").doc("Tags of this object, besides the stack's.");
    return namespace;
  }
}
