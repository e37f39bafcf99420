package io.ecsctl.provider.aws.sandbox.elb;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Attributes of load balancers and target groups: what was set, over AWS's defaults. */
final class ElbAttributes {
  private static final Map<String, String> BALANCER =
      Map.ofEntries(
          Map.entry("access_logs.s3.bucket", ""),
          Map.entry("access_logs.s3.enabled", "false"),
          Map.entry("access_logs.s3.prefix", ""),
          Map.entry("client_keep_alive.seconds", "3600"),
          Map.entry("connection_logs.s3.bucket", ""),
          Map.entry("connection_logs.s3.enabled", "false"),
          Map.entry("connection_logs.s3.prefix", ""),
          Map.entry("deletion_protection.enabled", "false"),
          Map.entry("idle_timeout.timeout_seconds", "60"),
          Map.entry("ipv6.deny_all_igw_traffic", "false"),
          Map.entry("load_balancing.cross_zone.enabled", "true"),
          Map.entry("routing.http.desync_mitigation_mode", "defensive"),
          Map.entry("routing.http.drop_invalid_header_fields.enabled", "false"),
          Map.entry("routing.http.preserve_host_header.enabled", "false"),
          Map.entry("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "false"),
          Map.entry("routing.http.xff_client_port.enabled", "false"),
          Map.entry("routing.http.xff_header_processing.mode", "append"),
          Map.entry("routing.http2.enabled", "true"),
          Map.entry("waf.fail_open.enabled", "false"),
          Map.entry("zonal_shift.config.enabled", "false"));

  private static final Map<String, String> APPLICATION_BALANCER =
      with(
          BALANCER,
          Map.of(
              "health_check_logs.s3.bucket", "",
              "health_check_logs.s3.enabled", "false",
              "health_check_logs.s3.prefix", ""));

  private static final Map<String, String> NETWORK_BALANCER =
      Map.of(
          "access_logs.s3.bucket", "",
          "access_logs.s3.enabled", "false",
          "access_logs.s3.prefix", "",
          "deletion_protection.enabled", "false",
          "dns_record.client_routing_policy", "any_availability_zone",
          "ipv6.deny_all_igw_traffic", "false",
          "load_balancing.cross_zone.enabled", "false",
          "zonal_shift.config.enabled", "false");

  private static final Map<String, String> FUNCTION_GROUP =
      Map.of("lambda.multi_value_headers.enabled", "false");

  private static final Map<String, String> GROUP =
      Map.ofEntries(
          Map.entry("deregistration_delay.timeout_seconds", "300"),
          Map.entry("load_balancing.algorithm.anomaly_mitigation", "off"),
          Map.entry("load_balancing.algorithm.type", "round_robin"),
          Map.entry("load_balancing.cross_zone.enabled", "use_load_balancer_configuration"),
          Map.entry("slow_start.duration_seconds", "0"),
          Map.entry("stickiness.app_cookie.cookie_name", ""),
          Map.entry("stickiness.app_cookie.duration_seconds", "86400"),
          Map.entry("stickiness.enabled", "false"),
          Map.entry("stickiness.lb_cookie.duration_seconds", "86400"),
          Map.entry("stickiness.type", "lb_cookie"),
          Map.entry("target_group_health.dns_failover.minimum_healthy_targets.count", "1"),
          Map.entry("target_group_health.dns_failover.minimum_healthy_targets.percentage", "off"),
          Map.entry(
              "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1"),
          Map.entry(
              "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
              "off"));

  private static final Map<String, String> NETWORK_GROUP =
      Map.of(
          "deregistration_delay.connection_termination.enabled", "false",
          "deregistration_delay.timeout_seconds", "300",
          "load_balancing.cross_zone.enabled", "use_load_balancer_configuration",
          "preserve_client_ip.enabled", "true",
          "proxy_protocol_v2.enabled", "false",
          "stickiness.enabled", "false",
          "stickiness.type", "source_ip");

  private static final Map<String, String> APPLICATION_LISTENER = applicationListener();

  private static final Map<String, String> NETWORK_LISTENER =
      Map.of("tcp.idle_timeout.seconds", "350");

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(some);
    all.putAll(more);
    return Map.copyOf(all);
  }

  private static Map<String, String> applicationListener() {
    Map<String, String> all = new TreeMap<>();
    all.put("routing.http.response.server.enabled", "true");
    for (String header :
        List.of(
            "strict_transport_security",
            "access_control_allow_origin",
            "access_control_allow_methods",
            "access_control_allow_headers",
            "access_control_allow_credentials",
            "access_control_expose_headers",
            "access_control_max_age",
            "content_security_policy",
            "x_content_type_options",
            "x_frame_options")) {
      all.put("routing.http.response." + header + ".header_value", "");
    }
    Map.of(
            "mtls_clientcert_serial_number", "X-Amzn-Mtls-Clientcert-Serial-Number",
            "mtls_clientcert_issuer", "X-Amzn-Mtls-Clientcert-Issuer",
            "mtls_clientcert_subject", "X-Amzn-Mtls-Clientcert-Subject",
            "mtls_clientcert_validity", "X-Amzn-Mtls-Clientcert-Validity",
            "mtls_clientcert_leaf", "X-Amzn-Mtls-Clientcert-Leaf",
            "mtls_clientcert", "X-Amzn-Mtls-Clientcert",
            "tls_version", "X-Amzn-Tls-Version",
            "tls_cipher_suite", "X-Amzn-Tls-Cipher-Suite")
        .forEach((field, name) ->
            all.put("routing.http.request.x_amzn_" + field + ".header_name", name));
    return Map.copyOf(all);
  }

  private final ElbApi api;

  ElbAttributes(ElbApi api) {
    this.api = api;
  }

  private void set(String arn, Map<String, String> known, String key, String value) {
    if (!known.containsKey(key)) {
      throw api.invalid("Attribute key '%s' is not recognized", key);
    }
    api.attributes().set(arn, key, value);
  }

  private SortedMap<String, String> of(String arn, Map<String, String> defaults) {
    SortedMap<String, String> all = new TreeMap<>(defaults);
    all.putAll(api.attributes().of(arn));
    return all;
  }

  ModifyLoadBalancerAttributesResponse modify(ModifyLoadBalancerAttributesRequest request) {
    LoadBalancer balancer = api.requireBalancer(request.loadBalancerArn());
    request
        .attributes()
        .forEach(a -> set(balancer.loadBalancerArn(), defaults(balancer), a.key(), a.value()));
    return ModifyLoadBalancerAttributesResponse.builder().attributes(balancer(balancer)).build();
  }

  DescribeLoadBalancerAttributesResponse describe(DescribeLoadBalancerAttributesRequest request) {
    return DescribeLoadBalancerAttributesResponse.builder()
        .attributes(balancer(api.requireBalancer(request.loadBalancerArn())))
        .build();
  }

  private static Map<String, String> defaults(LoadBalancer balancer) {
    return balancer.type() == LoadBalancerTypeEnum.APPLICATION
        ? APPLICATION_BALANCER
        : NETWORK_BALANCER;
  }

  private List<LoadBalancerAttribute> balancer(LoadBalancer balancer) {
    return of(balancer.loadBalancerArn(), defaults(balancer)).entrySet().stream()
        .map(a -> LoadBalancerAttribute.builder().key(a.getKey()).value(a.getValue()).build())
        .toList();
  }

  ModifyTargetGroupAttributesResponse modify(ModifyTargetGroupAttributesRequest request) {
    TargetGroup group = api.requireGroup(request.targetGroupArn());
    SortedMap<String, String> after = of(group.targetGroupArn(), defaults(group));
    request.attributes().forEach(a -> after.put(a.key(), a.value()));
    requireStickable(group, after);
    request
        .attributes()
        .forEach(a -> set(group.targetGroupArn(), defaults(group), a.key(), a.value()));
    return ModifyTargetGroupAttributesResponse.builder().attributes(group(group)).build();
  }

  private void requireStickable(TargetGroup group, SortedMap<String, String> attributes) {
    if (!"true".equals(attributes.get("stickiness.enabled"))) {
      return;
    }
    if (group.protocol() == ProtocolEnum.TLS) {
      throw api.misconfigured(
          "You cannot enable stickiness on target groups with the TLS protocol.");
    }
    if ("app_cookie".equals(attributes.get("stickiness.type"))
        && "".equals(attributes.get("stickiness.app_cookie.cookie_name"))) {
      throw api.misconfigured(
          "You must set an application cookie name to enable stickiness of type 'app_cookie'.");
    }
  }

  DescribeTargetGroupAttributesResponse describe(DescribeTargetGroupAttributesRequest request) {
    return DescribeTargetGroupAttributesResponse.builder()
        .attributes(group(api.requireGroup(request.targetGroupArn())))
        .build();
  }

  private static Map<String, String> defaults(TargetGroup group) {
    if (group.targetType() == TargetTypeEnum.LAMBDA) {
      return FUNCTION_GROUP;
    }
    return group.protocolAsString().startsWith("HTTP") ? GROUP : NETWORK_GROUP;
  }

  private List<TargetGroupAttribute> group(TargetGroup group) {
    return of(group.targetGroupArn(), defaults(group)).entrySet().stream()
        .map(a -> TargetGroupAttribute.builder().key(a.getKey()).value(a.getValue()).build())
        .toList();
  }

  ModifyListenerAttributesResponse modify(ModifyListenerAttributesRequest request) {
    Listener listener = api.requireListener(request.listenerArn());
    request
        .attributes()
        .forEach(a -> set(listener.listenerArn(), defaults(listener), a.key(), a.value()));
    return ModifyListenerAttributesResponse.builder().attributes(listener(listener)).build();
  }

  DescribeListenerAttributesResponse describe(DescribeListenerAttributesRequest request) {
    return DescribeListenerAttributesResponse.builder()
        .attributes(listener(api.requireListener(request.listenerArn())))
        .build();
  }

  private static Map<String, String> defaults(Listener listener) {
    return listener.loadBalancerArn().contains(":loadbalancer/app/")
        ? APPLICATION_LISTENER
        : NETWORK_LISTENER;
  }

  private List<ListenerAttribute> listener(Listener listener) {
    return of(listener.listenerArn(), defaults(listener)).entrySet().stream()
        .map(a -> ListenerAttribute.builder().key(a.getKey()).value(a.getValue()).build())
        .toList();
  }
}
