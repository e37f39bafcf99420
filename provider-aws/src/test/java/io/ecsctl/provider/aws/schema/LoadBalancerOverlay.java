package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Constraint.Source;
import io.ecsctl.compiler.schema.Unit;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;

/** A {@code load_balancer} block. */
final class LoadBalancerOverlay {
  private LoadBalancerOverlay() {}

  static KindOverlay overlay() {
    KindOverlay balancer =
        Elb.kind("load_balancer", "CreateLoadBalancer", CreateLoadBalancerRequest.builder())
            .doc("An Application, Network or Gateway Load Balancer.")
            .name(
                "name",
                32,
                "(?!internal-)(?!-)[a-zA-Z0-9-]{1,32}(?<!-)",
                "letters, digits and -, no - first or last, and not internal-…")
            .computed("arn_suffix", "The ARN's last part, app/NAME/ID: what metrics call it.")
            .computed("dns_name", "The name that clients connect to.")
            .computed("zone_id", "The Route 53 zone of dns_name, for alias records.")
            .computed("vpc", "The id of the VPC it stands in.")
            .replacedBy("Name", "Scheme", "Type", "CustomerOwnedIpv4Pool");
    balancer
        .at("Subnets")
        .references("id", "subnet")
        .computed()
        .doc("One subnet in each of at least two zones (an Application Load Balancer's minimum).");
    balancer
        .at("SubnetMappings")
        .key("subnet")
        .computed()
        .doc("Subnets with addresses of one's own.");
    balancer.at("SubnetMappings.SubnetId").name("subnet").reference("id", "subnet").required();
    balancer.at("SubnetMappings.AllocationId").name("elastic_ip").reference("id", "elastic_ip");
    balancer.at("SubnetMappings.PrivateIPv4Address").computed();
    balancer.at("SubnetMappings.IPv6Address").computed();
    balancer.at("SubnetMappings.SourceNatIpv6Prefix").computed();
    balancer.at("SecurityGroups").references("id", "security_group").computed();
    balancer.at("Scheme").fallback("internet-facing").doc("Whether the internet can reach it.");
    balancer.at("Type").fallback("application");
    balancer.at("IpAddressType").fallback("ipv4");
    balancer.at("EnablePrefixForIpv6SourceNat").computed();
    balancer.at("IpamPools.Ipv4IpamPoolId").name("ipv4_ipam_pool");
    attributes(balancer);
    for (String logs : new String[] {"access_logs", "connection_logs", "health_check_logs"}) {
      balancer.group("", logs);
      Elb.attribute(balancer, logs, "enabled", logs + ".s3.enabled").bool().fallback(false);
      Elb.attribute(balancer, logs, "bucket", logs + ".s3.bucket");
      Elb.attribute(balancer, logs, "prefix", logs + ".s3.prefix").fallback("");
    }
    describe(balancer);
    return balancer;
  }

  private static void attributes(KindOverlay balancer) {
    Elb.attribute(balancer, "deletion_protection", "deletion_protection.enabled")
        .bool()
        .fallback(false);
    Elb.attribute(balancer, "idle_timeout", "idle_timeout.timeout_seconds")
        .duration(Unit.SECONDS)
        .range(1, 4000)
        .stated(Source.TRIED)
        .fallbackSeconds(60);
    Elb.attribute(balancer, "client_keep_alive", "client_keep_alive.seconds")
        .duration(Unit.SECONDS)
        .range(60, 604_800)
        .fallbackSeconds(3600);
    Elb.attribute(balancer, "http2", "routing.http2.enabled").bool().fallback(true);
    Elb.attribute(
            balancer,
            "drop_invalid_header_fields",
            "routing.http.drop_invalid_header_fields.enabled")
        .bool()
        .fallback(false);
    Elb.attribute(balancer, "desync_mitigation_mode", "routing.http.desync_mitigation_mode")
        .words("monitor", "defensive", "strictest")
        .fallback("defensive");
    Elb.attribute(balancer, "preserve_host_header", "routing.http.preserve_host_header.enabled")
        .bool()
        .fallback(false);
    Elb.attribute(balancer, "xff_client_port", "routing.http.xff_client_port.enabled")
        .bool()
        .fallback(false);
    Elb.attribute(balancer, "xff_header_processing_mode", "routing.http.xff_header_processing.mode")
        .words("append", "preserve", "remove")
        .fallback("append");
    Elb.attribute(
            balancer,
            "tls_version_and_cipher_suite_headers",
            "routing.http.x_amzn_tls_version_and_cipher_suite.enabled")
        .bool()
        .fallback(false);
    Elb.attribute(balancer, "waf_fail_open", "waf.fail_open.enabled").bool().fallback(false);
    Elb.attribute(balancer, "zonal_shift", "zonal_shift.config.enabled").bool().fallback(false);
    Elb.attribute(balancer, "cross_zone", "load_balancing.cross_zone.enabled")
        .bool()
        .computed()
        .doc("Always on for an Application Load Balancer, off unless stated for the others.");
    Elb.attribute(balancer, "deny_ipv6_internet_gateway", "ipv6.deny_all_igw_traffic")
        .bool()
        .computed();
    Elb.attribute(balancer, "client_routing_policy", "dns_record.client_routing_policy")
        .words(
            "any_availability_zone",
            "availability_zone_affinity",
            "partial_availability_zone_affinity")
        .computed();
  }

  private static void describe(KindOverlay balancer) {
    balancer.at("Name").doc("Unique in account and region.");
    balancer
        .at("SecurityGroups")
        .doc("Who may reach it. The VPC's default group when none is stated.");
    balancer.at("Type").doc("application speaks HTTP, network TCP and UDP, gateway IP.");
    balancer.at("IpAddressType").doc("Which addresses it has.");
    balancer.at("CustomerOwnedIpv4Pool").doc("A pool of addresses on an Outpost.");
    balancer
        .at("EnablePrefixForIpv6SourceNat")
        .doc("For UDP on a dualstack network load balancer.");
    balancer.at("IpamPools").doc("Where its public addresses come from.");
    balancer.add("", "deletion_protection").doc("Whether AWS refuses to delete it.");
    balancer.add("", "idle_timeout").doc("How long a connection may be silent.");
    balancer.add("", "client_keep_alive").doc("How long a client's connection may live.");
    balancer.add("", "http2").doc("Whether clients may speak HTTP/2.");
    balancer
        .add("", "drop_invalid_header_fields")
        .doc("Whether headers with forbidden names are dropped, or passed on.");
    balancer.add("", "desync_mitigation_mode").doc("How strictly ambiguous requests are refused.");
    balancer
        .add("", "preserve_host_header")
        .doc("Whether targets see the client's Host header unchanged.");
    balancer.add("", "xff_client_port").doc("Whether X-Forwarded-For has the client's port.");
    balancer
        .add("", "xff_header_processing_mode")
        .doc("What happens to a client's own X-Forwarded-For.");
    balancer
        .add("", "tls_version_and_cipher_suite_headers")
        .doc("Whether targets are told the client's TLS version and cipher.");
    balancer
        .add("", "waf_fail_open")
        .doc("Whether requests pass when the firewall does not answer.");
    balancer.add("", "zonal_shift").doc("Whether traffic may be moved out of a zone.");
    balancer
        .add("", "deny_ipv6_internet_gateway")
        .doc("Whether an internal one refuses IPv6 traffic from the internet.");
    balancer
        .add("", "client_routing_policy")
        .doc("Which zones' addresses a client is told, for a network load balancer.");
    balancer.group("", "access_logs").doc("A line for each request, to a bucket.");
    balancer.group("", "connection_logs").doc("A line for each connection, to a bucket.");
    balancer.group("", "health_check_logs").doc("A line for each health check, to a bucket.");
  }
}
