package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A {@code dns_record} block: one resource record set. */
final class DnsRecordOverlay {
  private DnsRecordOverlay() {}

  static KindOverlay overlay() {
    KindOverlay record =
        KindOverlay.of(
                "dns_record",
                "Route 53",
                "route53:ChangeResourceRecordSets",
                ResourceRecordSet.builder())
            .doc("A name that resolves, in a zone of Route 53.")
            .identity("id")
            .ownedThroughParent()
            // A name has a simple record or several with identifiers, never both.
            .deletedFirst()
            .computed("id", "ZONE/NAME/TYPE, with /SET_IDENTIFIER where there is one.")
            .replacedBy("Name", "Type", "SetIdentifier")
            .exclude("ResourceRecords", "values says it")
            .exclude("TrafficPolicyInstanceId", "set by traffic policies, whose records these are");
    record
        .add("", "zone")
        .reference("id", "zone")
        .required()
        .replaces()
        .doc("The hosted zone that the record is in: data.zone.NAME, or its id.");
    record
        .at("Name")
        .required()
        .form("[!-~]{1,255}", "a name of at most 255 characters, without blanks")
        .doc("In full: www.example.com, or *.example.com.");
    record.at("Type").required().doc("A for IPv4 addresses and for aliases.");
    record
        .add("", "values")
        .type(new AttributeType.SetOf(AttributeType.Scalar.of(Type.STRING)))
        .doc("What it resolves to. Texts of TXT records get their quotes here.");
    record
        .at("TTL")
        .name("ttl")
        .duration(Unit.SECONDS)
        .range(0, 2147483647)
        .doc("How long resolvers may keep it. An alias has that of its target.");
    record
        .at("AliasTarget")
        .doc("Instead of values: the addresses of something of AWS's, whatever they are.");
    record
        .at("AliasTarget.DNSName")
        .name("target")
        .reference("dns_name", "load_balancer")
        .required()
        .doc("A load balancer, or the name that another service has.");
    record
        .at("AliasTarget.HostedZoneId")
        .name("hosted_zone")
        .computed()
        .doc("The zone of the target's name; a load balancer of this region says it itself.");
    record
        .at("AliasTarget.EvaluateTargetHealth")
        .fallback(false)
        .doc("Whether to answer otherwise while the target is unhealthy.");
    record
        .at("SetIdentifier")
        .length(1, 128)
        .doc("Tells records of one name and type apart, where there are several.");
    record.at("Weight").range(0, 255).doc("Its share among those of the same name and type.");
    record.at("Region").doc("Answers whoever has the least latency to this region.");
    record.at("Failover").doc("PRIMARY answers while it is healthy, SECONDARY otherwise.");
    record.at("MultiValueAnswer").doc("Whether it is one of up to eight that are answered.");
    record.at("GeoLocation").doc("Answers whoever asks from there.");
    record.at("GeoProximityLocation").doc("Answers whoever is nearest to there.");
    record.at("GeoProximityLocation.AWSRegion").name("region");
    String coordinates = "GeoProximityLocation.Coordinates";
    record.required(coordinates + ".Latitude", coordinates + ".Longitude");
    record.at("CidrRoutingConfig").doc("Answers whoever asks from a block of a collection.");
    record.at("CidrRoutingConfig.CollectionId").name("collection").required();
    record.at("CidrRoutingConfig.LocationName").name("location").required();
    record
        .at("HealthCheckId")
        .name("health_check")
        .doc("The id of the check that says whether it is healthy.");
    return record;
  }
}
