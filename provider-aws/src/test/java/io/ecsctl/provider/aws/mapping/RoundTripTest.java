package io.ecsctl.provider.aws.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ecs.model.CreateCapacityProviderRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** Whatever a block of a kind may say comes back from the SDK's structures unchanged. */
class RoundTripTest {
  record Call(String kind, Supplier<SdkPojo> structure) {
    @Override
    public String toString() {
      return kind + " " + structure.get().getClass().getName();
    }
  }

  private static final List<Call> CALLS =
      List.of(
          new Call("autoscaling", RegisterScalableTargetRequest::builder),
          new Call("alarm", PutMetricAlarmRequest::builder),
          new Call("auto_scaling_group", CreateAutoScalingGroupRequest::builder),
          new Call("capacity_provider", CreateCapacityProviderRequest::builder),
          new Call("cluster", CreateClusterRequest::builder),
          new Call("instance_profile", CreateInstanceProfileRequest::builder),
          new Call("launch_template", CreateLaunchTemplateRequest::builder),
          new Call("elastic_ip", AllocateAddressRequest::builder),
          new Call("internet_gateway", InternetGateway::builder),
          new Call("listener", CreateListenerRequest::builder),
          new Call("listener_rule", CreateRuleRequest::builder),
          new Call("load_balancer", CreateLoadBalancerRequest::builder),
          new Call("load_balancer", ModifyLoadBalancerAttributesRequest::builder),
          new Call("log_group", CreateLogGroupRequest::builder),
          new Call("log_group", PutRetentionPolicyRequest::builder),
          new Call("nat_gateway", CreateNatGatewayRequest::builder),
          new Call("role", CreateRoleRequest::builder),
          new Call("route_table", CreateRouteTableRequest::builder),
          new Call("security_group", CreateSecurityGroupRequest::builder),
          new Call("service", CreateServiceRequest::builder),
          new Call("service", UpdateServiceRequest::builder),
          new Call("subnet", CreateSubnetRequest::builder),
          new Call("subnet", ModifySubnetAttributeRequest::builder),
          new Call("target_group", CreateTargetGroupRequest::builder),
          new Call("target_group", ModifyTargetGroupAttributesRequest::builder),
          new Call("task_definition", RegisterTaskDefinitionRequest::builder),
          new Call("vpc", CreateVpcRequest::builder),
          new Call("vpc", ModifyVpcAttributeRequest::builder));

  @Provide
  Arbitrary<Call> calls() {
    return Arbitraries.of(CALLS);
  }

  @Property(tries = 600)
  void attributesComeBackUnchanged(@ForAll("calls") Call call, @ForAll long seed) {
    KindSchema kind = SchemaReader.bundled().kind(call.kind()).orElseThrow();
    Value.ObjectOf attributes =
        new RandomAttributes(seed).object(kind.body(), call.structure().get());

    SdkPojo request = SdkMapper.toRequest(kind, attributes, call.structure().get());

    assertEquals(attributes, SdkMapper.fromSdk(kind, built(request)));
  }

  @Property(tries = 60)
  void policiesComeBackUnchanged(@ForAll long seed) {
    BlockSchema policy =
        SchemaReader.bundled()
                    .kind("autoscaling")
                    .flatMap(kind -> kind.body().attribute("target_tracking"))
                    .orElseThrow()
                    .type()
                instanceof AttributeType.Repeated(var block, var _, var _)
            ? block
            : new BlockSchema(Map.of(), null);
    Value.ObjectOf attributes =
        new RandomAttributes(seed).object(policy, PutScalingPolicyRequest.builder());

    SdkPojo request = SdkMapper.toSdk(policy, attributes, PutScalingPolicyRequest.builder());

    Value.ObjectOf back = SdkMapper.fromSdk(policy, built(request), Map.of());
    assertEquals(attributes, back);
  }

  private static SdkPojo built(SdkPojo builder) {
    return (SdkPojo) ((Buildable) builder).build();
  }
}
