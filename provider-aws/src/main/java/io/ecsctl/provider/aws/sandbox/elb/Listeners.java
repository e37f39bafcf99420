package io.ecsctl.provider.aws.sandbox.elb;

import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/**
 * Listeners, one to a port of a load balancer. Each has a default rule, which is its default
 * actions under another name.
 */
final class Listeners {
  private static final String DEFAULT_SSL_POLICY = "ELBSecurityPolicy-2016-08";

  private final ElbApi api;
  private final Actions actions;
  private final ListenerRules rules;

  Listeners(ElbApi api, Actions actions, ListenerRules rules) {
    this.api = api;
    this.actions = actions;
    this.rules = rules;
  }

  CreateListenerResponse create(CreateListenerRequest request) {
    LoadBalancer balancer = api.requireBalancer(request.loadBalancerArn());
    if (request.port() == null || request.protocol() == null) {
      throw api.invalid("A port and a protocol must be specified");
    }
    requireFree(balancer.loadBalancerArn(), request.port(), "");
    String arn =
        balancer.loadBalancerArn().replace(":loadbalancer/", ":listener/")
            + "/"
            + api.backend().hex16();
    Listener listener =
        checked(
            Pojos.copy(request, Listener.builder())
                .listenerArn(arn)
                .defaultActions(actions.normal(request.defaultActions()))
                .build());
    api.listeners().put(arn, listener);
    rules.createDefault(listener);
    api.tag(arn, request.tags());
    return CreateListenerResponse.builder().listeners(listener).build();
  }

  private void requireFree(String balancer, int port, String except) {
    if (api.listeners()
        .any(other ->
            other.loadBalancerArn().equals(balancer)
                && other.port() == port
                && !other.listenerArn().equals(except))) {
      throw api.endpoint()
          .error(
              DuplicateListenerException.builder(),
              "DuplicateListener",
              "A listener already exists on this port for this load balancer '%s'",
              balancer);
    }
  }

  private Listener checked(Listener listener) {
    boolean secure =
        listener.protocol() == ProtocolEnum.HTTPS || listener.protocol() == ProtocolEnum.TLS;
    if (secure && listener.certificates().isEmpty()) {
      throw api.endpoint()
          .error(
              "CertificateNotFound",
              "A certificate must be specified for %s listeners",
              listener.protocolAsString());
    }
    listener.certificates().forEach(c -> api.requireCertificate(c.certificateArn()));
    if (!secure) {
      // ModifyListener: "Changing the protocol from HTTPS to HTTP, or from TLS to TCP, removes the
      // security policy and default certificate properties."
      return listener.toBuilder()
          .certificates((Collection<Certificate>) null)
          .sslPolicy(null)
          .build();
    }
    return listener.sslPolicy() == null
        ? listener.toBuilder().sslPolicy(DEFAULT_SSL_POLICY).build()
        : listener;
  }

  DescribeListenersResponse describe(DescribeListenersRequest request) {
    request.listenerArns().forEach(api::requireListener);
    if (request.loadBalancerArn() != null) {
      api.requireBalancer(request.loadBalancerArn());
    } else if (request.listenerArns().isEmpty()) {
      throw api.invalid("You must specify either listener ARNs or a load balancer ARN");
    }
    List<Listener> wanted =
        api.listeners()
            .where(listener ->
                request.loadBalancerArn() != null
                    ? listener.loadBalancerArn().equals(request.loadBalancerArn())
                    : request.listenerArns().contains(listener.listenerArn()));
    var page = api.endpoint().page(wanted, request.marker(), request.pageSize(), ElbApi.PAGE);
    return DescribeListenersResponse.builder()
        .listeners(page.items())
        .nextMarker(page.next())
        .build();
  }

  ModifyListenerResponse modify(ModifyListenerRequest request) {
    Listener before = api.requireListener(request.listenerArn());
    if (request.port() != null) {
      requireFree(before.loadBalancerArn(), request.port(), before.listenerArn());
    }
    Listener.Builder changed = Pojos.copy(request, before.toBuilder());
    if (request.hasDefaultActions()) {
      changed.defaultActions(actions.normal(request.defaultActions()));
    }
    Listener after = checked(changed.build());
    api.listeners().put(after.listenerArn(), after);
    rules.updateDefault(after);
    return ModifyListenerResponse.builder().listeners(after).build();
  }

  DeleteListenerResponse delete(DeleteListenerRequest request) {
    remove(api.requireListener(request.listenerArn()).listenerArn());
    return DeleteListenerResponse.builder().build();
  }

  void removeAll(String balancer) {
    api.listeners()
        .where(listener -> listener.loadBalancerArn().equals(balancer))
        .forEach(listener -> remove(listener.listenerArn()));
  }

  private void remove(String arn) {
    rules.removeAll(arn);
    api.listeners().remove(arn);
    api.attributes().removeAll(arn);
    api.certificates().removeAll(arn);
    api.backend().tags().forget(arn);
  }
}
