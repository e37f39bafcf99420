package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class LoadBalancingRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new InstanceTargets(),
          new AddressTargets(),
          new TargetContainer(),
          new TargetPort(),
          new TargetProtocol(),
          new UnusedTargetGroup(),
          new ClassicLoadBalancer(),
          new FixedHealthCheckPort(),
          new SmallLoadBalancerSubnet(),
          new MissingCertificate(),
          new UnusedCertificate(),
          new CertificateRegion(),
          new ListenerForHttp2(),
          new ShadowedRule(),
          new HostCondition(),
          new RedirectAction(),
          new ForwardGroups(),
          new LongDeregistration(),
          new TargetGroupOfTwoServices(),
          new InternalInPublicSubnets(),
          new PlainForward(),
          new ZonesOfTasks(),
          new NetworkListenerAction(),
          new TargetGroupPort(),
          new LoadBalancerZones(),
          new LoadBalancerVpc(),
          new DuplicateListener(),
          new ListenerProtocol(),
          new ProtocolPair(),
          new RulePriority(),
          new RuleConditions(),
          new HealthCheckTimeout(),
          new TargetHealthCheck(),
          new SlowStart(),
          new SharedTargetGroup());

  private LoadBalancingRules() {}
}
