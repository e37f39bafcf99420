package io.ecsctl.provider.aws.sandbox.elb;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddListenerCertificatesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddListenerCertificatesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerCertificatesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenerCertificatesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveListenerCertificatesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveListenerCertificatesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetIpAddressTypeResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetRulePrioritiesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;

/**
 * Elastic Load Balancing, version 2. Every operation that is not here throws {@link
 * UnsupportedOperationException}, as the interface has it.
 */
public final class Elb implements ElasticLoadBalancingV2Client {
  private final Endpoint endpoint;
  private final LoadBalancers balancers;
  private final TargetGroups groups;
  private final Listeners listeners;
  private final ListenerRules rules;
  private final ElbAttributes attributes;
  private final ListenerCertificates certificates;
  private final ElbTagging tagging;

  public Elb(Backend backend) {
    endpoint = backend.endpoint("ElasticLoadBalancingV2", ElasticLoadBalancingV2Exception::builder);
    ElbApi api = new ElbApi(endpoint);
    Actions actions = new Actions(api);
    rules = new ListenerRules(api, actions);
    listeners = new Listeners(api, actions, rules);
    balancers = new LoadBalancers(api, listeners);
    groups = new TargetGroups(api);
    attributes = new ElbAttributes(api);
    certificates = new ListenerCertificates(api);
    tagging = new ElbTagging(api);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
    return endpoint.change("CreateLoadBalancer", () -> balancers.create(request));
  }

  @Override
  public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
    return endpoint.read("DescribeLoadBalancers", () -> balancers.describe(request));
  }

  @Override
  public SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
    return endpoint.change("SetSubnets", () -> balancers.setSubnets(request));
  }

  @Override
  public SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
    return endpoint.change("SetSecurityGroups", () -> balancers.setSecurityGroups(request));
  }

  @Override
  public SetIpAddressTypeResponse setIpAddressType(SetIpAddressTypeRequest request) {
    return endpoint.change("SetIpAddressType", () -> balancers.setIpAddressType(request));
  }

  @Override
  public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
    return endpoint.change("DeleteLoadBalancer", () -> balancers.delete(request));
  }

  @Override
  public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
      ModifyLoadBalancerAttributesRequest request) {
    return endpoint.change("ModifyLoadBalancerAttributes", () -> attributes.modify(request));
  }

  @Override
  public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
      DescribeLoadBalancerAttributesRequest request) {
    return endpoint.read("DescribeLoadBalancerAttributes", () -> attributes.describe(request));
  }

  @Override
  public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
    return endpoint.change("CreateTargetGroup", () -> groups.create(request));
  }

  @Override
  public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
    return endpoint.read("DescribeTargetGroups", () -> groups.describe(request));
  }

  @Override
  public ModifyTargetGroupResponse modifyTargetGroup(ModifyTargetGroupRequest request) {
    return endpoint.change("ModifyTargetGroup", () -> groups.modify(request));
  }

  @Override
  public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
    return endpoint.change("DeleteTargetGroup", () -> groups.delete(request));
  }

  @Override
  public ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(
      ModifyTargetGroupAttributesRequest request) {
    return endpoint.change("ModifyTargetGroupAttributes", () -> attributes.modify(request));
  }

  @Override
  public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
      DescribeTargetGroupAttributesRequest request) {
    return endpoint.read("DescribeTargetGroupAttributes", () -> attributes.describe(request));
  }

  @Override
  public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
    return endpoint.read("DescribeTargetHealth", () -> groups.health(request));
  }

  @Override
  public CreateListenerResponse createListener(CreateListenerRequest request) {
    return endpoint.change("CreateListener", () -> listeners.create(request));
  }

  @Override
  public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
    return endpoint.read("DescribeListeners", () -> listeners.describe(request));
  }

  @Override
  public ModifyListenerResponse modifyListener(ModifyListenerRequest request) {
    return endpoint.change("ModifyListener", () -> listeners.modify(request));
  }

  @Override
  public DeleteListenerResponse deleteListener(DeleteListenerRequest request) {
    return endpoint.change("DeleteListener", () -> listeners.delete(request));
  }

  @Override
  public CreateRuleResponse createRule(CreateRuleRequest request) {
    return endpoint.change("CreateRule", () -> rules.create(request));
  }

  @Override
  public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
    return endpoint.read("DescribeRules", () -> rules.describe(request));
  }

  @Override
  public ModifyRuleResponse modifyRule(ModifyRuleRequest request) {
    return endpoint.change("ModifyRule", () -> rules.modify(request));
  }

  @Override
  public SetRulePrioritiesResponse setRulePriorities(SetRulePrioritiesRequest request) {
    return endpoint.change("SetRulePriorities", () -> rules.setPriorities(request));
  }

  @Override
  public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
    return endpoint.change("DeleteRule", () -> rules.delete(request));
  }

  @Override
  public AddTagsResponse addTags(AddTagsRequest request) {
    return endpoint.change("AddTags", () -> tagging.add(request));
  }

  @Override
  public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
    return endpoint.change("RemoveTags", () -> tagging.remove(request));
  }

  @Override
  public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
    return endpoint.read("DescribeTags", () -> tagging.describe(request));
  }

  @Override
  public ModifyListenerAttributesResponse modifyListenerAttributes(
      ModifyListenerAttributesRequest request) {
    return endpoint.change("ModifyListenerAttributes", () -> attributes.modify(request));
  }

  @Override
  public DescribeListenerAttributesResponse describeListenerAttributes(
      DescribeListenerAttributesRequest request) {
    return endpoint.read("DescribeListenerAttributes", () -> attributes.describe(request));
  }

  @Override
  public AddListenerCertificatesResponse addListenerCertificates(
      AddListenerCertificatesRequest request) {
    return endpoint.change("AddListenerCertificates", () -> certificates.add(request));
  }

  @Override
  public RemoveListenerCertificatesResponse removeListenerCertificates(
      RemoveListenerCertificatesRequest request) {
    return endpoint.change("RemoveListenerCertificates", () -> certificates.remove(request));
  }

  @Override
  public DescribeListenerCertificatesResponse describeListenerCertificates(
      DescribeListenerCertificatesRequest request) {
    return endpoint.read("DescribeListenerCertificates", () -> certificates.describe(request));
  }
}
