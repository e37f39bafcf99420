package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class NetworkRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new InternetFacingSubnets(),
          new MalformedCidr(),
          new CanonicalCidr(),
          new VpcSize(),
          new SubnetSize(),
          new SubnetInVpc(),
          new SubnetOverlap(),
          new VpcReserved(),
          new VpcDiscouraged(),
          new SubnetRoom(),
          new ZoneInRegion(),
          new PublicSubnet(),
          new NatGatewayPlace(),
          new SingleNatGateway(),
          new NoEgress(),
          new NoPublicIp(),
          new UselessEgress(),
          new EndpointClosed(),
          new EndpointOnlyImage(),
          new RuleWithoutPorts(),
          new AllProtocolsWithPorts(),
          new RuleWithoutPeer(),
          new DuplicateRule(),
          new CoveredRule(),
          new OpenToAnyone(),
          new TaskUnreachable(),
          new DynamicPortsClosed(),
          new HostPortClosed(),
          new HealthCheckUnreachable(),
          new ListenerUnreachable(),
          new OpenTask(),
          new ForeignSecurityGroup(),
          new SecurityRuleCount(),
          new NeighbourUnreachable(),
          new VpcNames());

  private NetworkRules() {}
}
