package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Parallel;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;

/** A {@code vpc} block. */
final class VpcKind extends Ec2Kind<Vpc> {
  private static final String DNS_SUPPORT = "enable_dns_support";
  private static final String DNS_HOSTNAMES = "enable_dns_hostnames";

  VpcKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "vpc";
  }

  @Override
  String idFilter() {
    return "vpc-id";
  }

  @Override
  List<Vpc> find(List<Filter> filters) {
    return Call.to(
        "ec2:DescribeVpcs",
        () -> ec2().describeVpcsPaginator(r -> r.filters(filters)).vpcs().stream().toList());
  }

  @Override
  String id(Vpc vpc) {
    return vpc.vpcId();
  }

  @Override
  List<Tag> tags(Vpc vpc) {
    return vpc.tags();
  }

  /**
   * Four calls a VPC, at once: DNS attributes come one by one, and what EC2 made with it is
   * elsewhere.
   */
  @Override
  Value.ObjectOf attributes(Vpc vpc) {
    List<Function<Vpc, Value>> reads =
        List.of(
            this::dnsSupport, this::dnsHostnames, this::defaultSecurityGroup, this::mainRouteTable);
    List<Value> read = Parallel.map(reads, r -> r.apply(vpc));
    return LiveAttributes.of(tools.read(name(), vpc))
        .text("id", vpc.vpcId())
        .text("arn", tools.ec2Arn(vpc.ownerId(), "vpc/" + vpc.vpcId()))
        .put(DNS_SUPPORT, read.get(0))
        .put(DNS_HOSTNAMES, read.get(1))
        .put("cidrs", cidrs(vpc))
        .put("default_security_group", read.get(2))
        .put("main_route_table", read.get(3))
        .cidr(VpcIpv6.BLOCK, VpcIpv6.block(vpc))
        .bool(VpcIpv6.AMAZONS, VpcIpv6.isAmazons(vpc))
        .text(VpcIpv6.BORDER, VpcIpv6.border(vpc))
        .build();
  }

  /** Blocks that were added later come after the first one. */
  private static Value cidrs(Vpc vpc) {
    return new Value.ListOf(
        Type.CIDR,
        Stream.concat(
                Stream.of(vpc.cidrBlock()),
                vpc.cidrBlockAssociationSet().stream()
                    .filter(
                        added -> added.cidrBlockState().state() == VpcCidrBlockStateCode.ASSOCIATED)
                    .map(VpcCidrBlockAssociation::cidrBlock)
                    .sorted())
            .distinct()
            .map(LiveAttributes::address)
            .toList());
  }

  private Value dnsSupport(Vpc vpc) {
    return value(
        Call.to(
            "ec2:DescribeVpcAttribute",
            () ->
                ec2()
                    .describeVpcAttribute(
                        r -> r.vpcId(vpc.vpcId()).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                    .enableDnsSupport()));
  }

  private Value dnsHostnames(Vpc vpc) {
    return value(
        Call.to(
            "ec2:DescribeVpcAttribute",
            () ->
                ec2()
                    .describeVpcAttribute(
                        r -> r.vpcId(vpc.vpcId()).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                    .enableDnsHostnames()));
  }

  private static Value value(AttributeBooleanValue attribute) {
    return new Value.Bool(attribute.value());
  }

  private Value defaultSecurityGroup(Vpc vpc) {
    List<Filter> filters =
        List.of(filter("vpc-id", List.of(vpc.vpcId())), filter("group-name", List.of("default")));
    return Call.to(
            "ec2:DescribeSecurityGroups",
            () -> ec2().describeSecurityGroups(r -> r.filters(filters)).securityGroups())
        .stream()
        .findFirst()
        .<Value>map(group -> new Value.Text(group.groupId()))
        .orElse(Value.NULL);
  }

  private Value mainRouteTable(Vpc vpc) {
    List<Filter> filters =
        List.of(
            filter("vpc-id", List.of(vpc.vpcId())), filter("association.main", List.of("true")));
    return Call.to(
            "ec2:DescribeRouteTables",
            () -> ec2().describeRouteTables(r -> r.filters(filters)).routeTables())
        .stream()
        .findFirst()
        .<Value>map(table -> new Value.Text(table.routeTableId()))
        .orElse(Value.NULL);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateVpcRequest request =
        tools
            .request(desired, CreateVpcRequest.builder())
            .tagSpecifications(tagged(ResourceType.VPC, scope, desired))
            .build();
    String id = Call.to("ec2:CreateVpc", () -> ec2().createVpc(request)).vpc().vpcId();
    LiveResource created = readBack(desired.address(), id);
    setDns(created, desired, Set.of(DNS_SUPPORT, DNS_HOSTNAMES));
    return live(desired.address(), VpcIpv6.settled(tools, created, this::byId));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    setDns(live, desired, attributes);
    if (attributes.contains(VpcIpv6.AMAZONS)) {
      byId(live.id()).ifPresent(vpc -> VpcIpv6.change(ec2(), vpc, desired));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live, desired);
    }
    return live(live.address(), VpcIpv6.settled(tools, live, this::byId));
  }

  /**
   * One call an attribute, as the API wants; support first, as host names need it. An attribute not
   * stated goes back to its default.
   */
  private void setDns(LiveResource live, DesiredResource desired, Set<String> attributes) {
    boolean support = !Boolean.FALSE.equals(Values.bool(desired.attributes(), DNS_SUPPORT));
    boolean hostnames = Boolean.TRUE.equals(Values.bool(desired.attributes(), DNS_HOSTNAMES));
    boolean changesSupport = attributes.contains(DNS_SUPPORT) && !is(live, DNS_SUPPORT, support);
    boolean changesHostnames =
        attributes.contains(DNS_HOSTNAMES) && !is(live, DNS_HOSTNAMES, hostnames);
    if (changesSupport) {
      Call.to(
          "ec2:ModifyVpcAttribute",
          () ->
              ec2()
                  .modifyVpcAttribute(
                      r -> r.vpcId(live.id()).enableDnsSupport(v -> v.value(support))));
    }
    if (changesHostnames) {
      Call.to(
          "ec2:ModifyVpcAttribute",
          () ->
              ec2()
                  .modifyVpcAttribute(
                      r -> r.vpcId(live.id()).enableDnsHostnames(v -> v.value(hostnames))));
    }
  }

  private static boolean is(LiveResource live, String attribute, boolean value) {
    return Boolean.valueOf(value).equals(Values.bool(live.attributes(), attribute));
  }

  @Override
  Stream<String> users(String id) {
    StillUsing using = new StillUsing(ec2());
    return Stream.of(using.subnetsIn(id), using.groupsIn(id), using.gatewaysOf(id))
        .flatMap(users -> users);
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    delete(
        live.id(),
        "InvalidVpcID.NotFound",
        "ec2:DeleteVpc",
        () -> ec2().deleteVpc(r -> r.vpcId(live.id())));
  }
}
