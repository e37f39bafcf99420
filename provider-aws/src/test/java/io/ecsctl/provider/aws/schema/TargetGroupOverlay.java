package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;

/** A {@code target_group} block. */
final class TargetGroupOverlay {
  private TargetGroupOverlay() {}

  static KindOverlay overlay() {
    KindOverlay group =
        Elb.kind("target_group", "CreateTargetGroup", CreateTargetGroupRequest.builder())
            .doc(
                "Where a load balancer sends requests, and how it knows which targets are healthy.")
            .name(
                "name",
                32,
                "(?!-)[a-zA-Z0-9-]{1,32}(?<!-)",
                "letters, digits and -, no - first or last")
            .computed(
                "arn_suffix", "The ARN's last part, targetgroup/NAME/ID: what metrics call it.")
            .replacedBy(
                "Name",
                "Protocol",
                "ProtocolVersion",
                "Port",
                "VpcId",
                "TargetType",
                "IpAddressType",
                "TargetControlPort");
    group
        .at("VpcId")
        .name("vpc")
        .reference("id", "vpc")
        .doc("Required unless the targets are lambda.");
    group.at("Protocol").fallback("HTTP");
    group.at("ProtocolVersion").words("HTTP1", "HTTP2", "GRPC").computed();
    group.at("Port").doc("Where targets listen. ECS registers each task with its own port.");
    group
        .at("TargetType")
        .fallback("instance")
        .doc(
            "ip for tasks in awsvpc mode, which includes all of Fargate; instance for the others.");
    group.at("IpAddressType").computed();
    healthCheck(group);
    attributes(group);
    describe(group);
    return group;
  }

  private static void healthCheck(KindOverlay group) {
    group
        .group("", "health_check")
        .doc("How the load balancer knows that a target can take requests.");
    group
        .at("HealthCheckEnabled")
        .in("health_check")
        .name("enabled")
        .computed()
        .doc("Always, except for lambda targets.");
    group
        .at("HealthCheckProtocol")
        .in("health_check")
        .name("protocol")
        .words("HTTP", "HTTPS", "TCP")
        .computed()
        .doc("HTTP, unless the targets are spoken to otherwise.");
    group
        .at("HealthCheckPort")
        .in("health_check")
        .name("port")
        .oneOf(
            new AttributeType.Scalar(Type.PORT, Unit.NONE, List.of()),
            new AttributeType.Scalar(Type.STRING, Unit.NONE, List.of("traffic-port")))
        .range(1, 65535)
        .rule("ECS531")
        .fallback("traffic-port")
        .doc("A port, or traffic-port for the one that the target is registered with.");
    group
        .at("HealthCheckPath")
        .in("health_check")
        .name("path")
        .length(1, 1024)
        .rule("ECS531")
        .computed()
        .doc("What is asked for: / when it is not stated.");
    group
        .at("HealthCheckIntervalSeconds")
        .in("health_check")
        .name("interval")
        .range(5, 300)
        .rule("ECS531")
        .computed()
        .doc("How often a target is asked.");
    group
        .at("HealthCheckTimeoutSeconds")
        .in("health_check")
        .name("timeout")
        .range(2, 120)
        .rule("ECS531")
        .computed()
        .doc("How long it may take to answer; less than the interval.");
    group
        .at("HealthyThresholdCount")
        .in("health_check")
        .name("healthy_threshold")
        .range(2, 10)
        .rule("ECS531")
        .computed()
        .doc("How many good answers in a row make a target healthy.");
    group
        .at("UnhealthyThresholdCount")
        .in("health_check")
        .name("unhealthy_threshold")
        .range(2, 10)
        .rule("ECS531")
        .computed()
        .doc("How many bad answers in a row make it unhealthy.");
    group.at("Matcher").flatten();
    group
        .at("Matcher.HttpCode")
        .in("health_check")
        .name("matcher")
        .form("[2-5][0-9]{2}([-,][2-5][0-9]{2})*", "codes like 200, 200,202 or 200-299")
        .rule("ECS531")
        .computed()
        .doc("HTTP codes of a healthy target: 200, 200,202 or 200-299.");
    group
        .at("Matcher.GrpcCode")
        .in("health_check")
        .name("grpc_matcher")
        .form("[0-9]{1,2}([-,][0-9]{1,2})*", "codes from 0 to 99, like 12 or 0,12 or 0-99")
        .rule("ECS531")
        .computed()
        .doc("gRPC codes of a healthy target.");
  }

  private static void attributes(KindOverlay group) {
    Elb.attribute(group, "deregistration_delay", "deregistration_delay.timeout_seconds")
        .duration(Unit.SECONDS)
        .range(0, 3600)
        .rule("ECS534")
        .fallbackSeconds(300)
        .doc("How long a target that leaves may finish its requests.");
    Elb.attribute(
            group, "connection_termination", "deregistration_delay.connection_termination.enabled")
        .bool()
        .fallback(false);
    Elb.attribute(group, "slow_start", "slow_start.duration_seconds")
        .duration(Unit.SECONDS)
        .range(30, 900)
        .or(0)
        .rule("ECS534")
        .fallbackSeconds(0);
    Elb.attribute(group, "load_balancing_algorithm", "load_balancing.algorithm.type")
        .words("round_robin", "least_outstanding_requests", "weighted_random")
        .fallback("round_robin");
    Elb.attribute(group, "anomaly_mitigation", "load_balancing.algorithm.anomaly_mitigation")
        .words("on", "off")
        .fallback("off");
    Elb.attribute(group, "cross_zone", "load_balancing.cross_zone.enabled")
        .words("true", "false", "use_load_balancer_configuration")
        .fallback("use_load_balancer_configuration");
    Elb.attribute(group, "preserve_client_ip", "preserve_client_ip.enabled").bool().computed();
    Elb.attribute(group, "proxy_protocol_v2", "proxy_protocol_v2.enabled").bool().fallback(false);
    Elb.attribute(group, "multi_value_headers", "lambda.multi_value_headers.enabled")
        .bool()
        .fallback(false);
    group.group("", "stickiness").doc("Whether a client stays with its target.");
    Elb.attribute(group, "stickiness", "enabled", "stickiness.enabled").bool().fallback(false);
    Elb.attribute(group, "stickiness", "type", "stickiness.type")
        .words(
            "lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto")
        .computed();
    Elb.attribute(group, "stickiness", "cookie_name", "stickiness.app_cookie.cookie_name")
        .computed();
    Elb.attribute(group, "stickiness", "cookie_duration", "stickiness.app_cookie.duration_seconds")
        .duration(Unit.SECONDS)
        .range(1, 604_800)
        .computed()
        .doc("For app_cookie.");
    Elb.attribute(
            group, "stickiness", "lb_cookie_duration", "stickiness.lb_cookie.duration_seconds")
        .duration(Unit.SECONDS)
        .range(1, 604_800)
        .computed()
        .doc("For lb_cookie.");
  }

  private static void describe(KindOverlay group) {
    group.at("Name").doc("Unique in account and region.");
    group
        .at("Protocol")
        .doc("How targets are spoken to. TCP, TLS, UDP, … for a network load balancer.");
    group.at("ProtocolVersion").doc("HTTP1 when it is not stated; HTTP2 or GRPC to the targets.");
    group.at("IpAddressType").doc("Which addresses targets have.");
    group.at("TargetControlPort").doc("Where targets say how much they can take.");
    group
        .add("", "connection_termination")
        .doc("Whether connections are cut when the delay is over.");
    group
        .add("", "slow_start")
        .doc("How long a new target's share grows; 30s to 900s, or 0s for none.");
    group.add("", "load_balancing_algorithm").doc("How a target is chosen.");
    group
        .add("", "anomaly_mitigation")
        .doc("Whether targets that answer badly get less; weighted_random only.");
    group.add("", "cross_zone").doc("Whether targets of other zones are used too.");
    group
        .add("", "preserve_client_ip")
        .doc("Whether targets see the client's address, for a network load balancer.");
    group
        .add("", "proxy_protocol_v2")
        .doc("Whether targets are told the client's address by the proxy protocol.");
    group.add("", "multi_value_headers").doc("Whether a lambda target gets headers as lists.");
  }
}
