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
            .doc("Where a load balancer sends requests, and how it knows which targets are healthy.")
            .name("name", 32, "(?!-)[a-zA-Z0-9-]{1,32}(?<!-)")
            .computed("arn_suffix", "The ARN's last part, targetgroup/NAME/ID: what metrics call it.")
            .replacedBy(
                "Name",
                "Protocol",
                "ProtocolVersion",
                "Port",
                "VpcId",
                "TargetType",
                "IpAddressType",
                "TargetControlPort");
    group.at("VpcId").name("vpc").reference("id", "vpc").doc("Required unless the targets are lambda.");
    group.at("Protocol").fallback("HTTP");
    group.at("ProtocolVersion").words("HTTP1", "HTTP2", "GRPC").computed();
    group.at("Port").doc("Where targets listen. ECS registers each task with its own port.");
    group
        .at("TargetType")
        .fallback("instance")
        .doc("ip for tasks in awsvpc mode, which includes all of Fargate; instance for the others.");
    group.at("IpAddressType").computed();
    healthCheck(group);
    attributes(group);
    return group;
  }

  private static void healthCheck(KindOverlay group) {
    group.group("", "health_check").doc("How the load balancer knows that a target can take requests.");
    group.at("HealthCheckEnabled").in("health_check").name("enabled").computed();
    group
        .at("HealthCheckProtocol")
        .in("health_check")
        .name("protocol")
        .words("HTTP", "HTTPS", "TCP")
        .computed();
    group
        .at("HealthCheckPort")
        .in("health_check")
        .name("port")
        .oneOf(
            new AttributeType.Scalar(Type.PORT, Unit.NONE, List.of(), 1L, 65535L, null),
            new AttributeType.Scalar(
                Type.STRING, Unit.NONE, List.of("traffic-port"), null, null, null))
        .fallback("traffic-port")
        .doc("A port, or traffic-port for the one that the target is registered with.");
    group.at("HealthCheckPath").in("health_check").name("path").pattern(".{1,1024}").computed();
    group
        .at("HealthCheckIntervalSeconds")
        .in("health_check")
        .name("interval")
        .range(5, 300)
        .computed();
    group
        .at("HealthCheckTimeoutSeconds")
        .in("health_check")
        .name("timeout")
        .range(2, 120)
        .computed();
    group
        .at("HealthyThresholdCount")
        .in("health_check")
        .name("healthy_threshold")
        .range(2, 10)
        .computed();
    group
        .at("UnhealthyThresholdCount")
        .in("health_check")
        .name("unhealthy_threshold")
        .range(2, 10)
        .computed();
    group.at("Matcher").flatten();
    group
        .at("Matcher.HttpCode")
        .in("health_check")
        .name("matcher")
        .pattern("[0-9]{3}([-,][0-9]{3})*")
        .computed()
        .doc("HTTP codes of a healthy target: 200, 200,202 or 200-299.");
    group
        .at("Matcher.GrpcCode")
        .in("health_check")
        .name("grpc_matcher")
        .pattern("[0-9]{1,2}([-,][0-9]{1,2})*")
        .computed();
  }

  private static void attributes(KindOverlay group) {
    Elb.attribute(group, "deregistration_delay", "deregistration_delay.timeout_seconds")
        .duration(Unit.SECONDS)
        .range(0, 3600)
        .fallbackSeconds(300)
        .doc("How long a target that leaves may finish its requests.");
    Elb.attribute(
            group, "connection_termination", "deregistration_delay.connection_termination.enabled")
        .bool()
        .computed();
    Elb.attribute(group, "slow_start", "slow_start.duration_seconds")
        .duration(Unit.SECONDS)
        .range(0, 900)
        .fallbackSeconds(0);
    Elb.attribute(group, "load_balancing_algorithm", "load_balancing.algorithm.type")
        .words("round_robin", "least_outstanding_requests", "weighted_random")
        .computed();
    Elb.attribute(group, "anomaly_mitigation", "load_balancing.algorithm.anomaly_mitigation")
        .words("on", "off")
        .computed();
    Elb.attribute(group, "cross_zone", "load_balancing.cross_zone.enabled")
        .words("true", "false", "use_load_balancer_configuration")
        .fallback("use_load_balancer_configuration");
    Elb.attribute(group, "preserve_client_ip", "preserve_client_ip.enabled").bool().computed();
    Elb.attribute(group, "proxy_protocol_v2", "proxy_protocol_v2.enabled").bool().computed();
    Elb.attribute(group, "multi_value_headers", "lambda.multi_value_headers.enabled")
        .bool()
        .computed();
    group.group("", "stickiness").doc("Whether a client stays with its target.");
    Elb.attribute(group, "stickiness", "enabled", "stickiness.enabled").bool().fallback(false);
    Elb.attribute(group, "stickiness", "type", "stickiness.type")
        .words(
            "lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto")
        .computed();
    Elb.attribute(group, "stickiness", "cookie_name", "stickiness.app_cookie.cookie_name")
        .computed();
    Elb.attribute(
            group, "stickiness", "cookie_duration", "stickiness.app_cookie.duration_seconds")
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
}
