package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.State;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/**
 * A {@code vpc_endpoint} block. An interface endpoint takes a minute or two to become available,
 * and again to let go of its subnets and security groups.
 */
final class VpcEndpointKind extends Ec2Kind<VpcEndpoint> {
  private static final Duration TO_CHANGE_STATE = Duration.ofMinutes(15);
  private static final String DESCRIBE = "ec2:DescribeVpcEndpoints";
  private static final String ROUTE_TABLES = "route_tables";
  private static final String SUBNETS = "subnets";
  private static final String GROUPS = "security_groups";
  private static final String POLICY = "policy";

  VpcEndpointKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "vpc_endpoint";
  }

  @Override
  String idFilter() {
    return "vpc-endpoint-id";
  }

  /** Those that are, or will be: EC2 shows deleted ones for some time. */
  @Override
  List<VpcEndpoint> find(List<Filter> filters) {
    return all(filters).stream().filter(endpoint -> !isLeaving(endpoint)).toList();
  }

  private List<VpcEndpoint> all(List<Filter> filters) {
    return Call.to(
        DESCRIBE,
        () ->
            ec2().describeVpcEndpointsPaginator(r -> r.filters(filters)).vpcEndpoints().stream()
                .toList());
  }

  /** In whatever state; by the id itself, which every backend understands. */
  private Optional<VpcEndpoint> any(String id) {
    var found =
        Call.unless(
            Set.of("InvalidVpcEndpointId.NotFound", "InvalidVpcEndpoint.NotFound"),
            DESCRIBE,
            () -> ec2().describeVpcEndpoints(r -> r.vpcEndpointIds(id)));
    return found == null ? Optional.empty() : found.vpcEndpoints().stream().findFirst();
  }

  @Override
  Optional<VpcEndpoint> byId(String id) {
    return any(id).filter(endpoint -> !isLeaving(endpoint));
  }

  private static boolean isLeaving(VpcEndpoint endpoint) {
    return state(endpoint) == State.DELETING || state(endpoint) == State.DELETED;
  }

  /** The API's model has {@code Available}, its answers say {@code available}. */
  private static State state(VpcEndpoint endpoint) {
    return State.knownValues().stream()
        .filter(known -> known.toString().equalsIgnoreCase(endpoint.stateAsString()))
        .findFirst()
        .orElse(State.UNKNOWN_TO_SDK_VERSION);
  }

  @Override
  String id(VpcEndpoint endpoint) {
    return endpoint.vpcEndpointId();
  }

  @Override
  List<Tag> tags(VpcEndpoint endpoint) {
    return endpoint.tags();
  }

  /** Chosen addresses are those of its interfaces, which are objects of their own. */
  @Override
  Set<String> unreported() {
    return Set.of("subnet_configuration");
  }

  @Override
  Value.ObjectOf attributes(VpcEndpoint endpoint) {
    LiveAttributes attributes =
        LiveAttributes.of(tools.read(name(), endpoint))
            .text("id", endpoint.vpcEndpointId())
            .texts(
                GROUPS, endpoint.groups().stream().map(SecurityGroupIdentifier::groupId).toList())
            .text(
                "dns_name",
                endpoint.dnsEntries().stream().map(DnsEntry::dnsName).findFirst().orElse(null));
    return canonical(attributes.build());
  }

  /** AWS's own services by their short names. */
  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    String service = Values.text(attributes, EndpointService.ATTRIBUTE);
    return service == null
        ? attributes
        : LiveAttributes.of(attributes)
            .text(
                EndpointService.ATTRIBUTE,
                EndpointService.shortened(service, serviceRegion(attributes)))
            .build();
  }

  private String serviceRegion(Value.ObjectOf attributes) {
    String other = Values.text(attributes, "service_region");
    return other == null ? tools.clients().region() : other;
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    String service = Values.text(desired.attributes(), EndpointService.ATTRIBUTE);
    CreateVpcEndpointRequest request =
        tools
            .request(desired, CreateVpcEndpointRequest.builder())
            .serviceName(
                service == null
                    ? null
                    : EndpointService.inFull(service, serviceRegion(desired.attributes())))
            .clientToken(tools.token(desired))
            .tagSpecifications(tagged(ResourceType.VPC_ENDPOINT, scope, desired))
            .build();
    VpcEndpoint created =
        Call.to("ec2:CreateVpcEndpoint", () -> ec2().createVpcEndpoint(request)).vpcEndpoint();
    return readBack(desired.address(), created.vpcEndpointId());
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    ModifyVpcEndpointRequest.Builder request =
        tools.request(desired, ModifyVpcEndpointRequest.builder(), attributes);
    if (attributes.contains(POLICY)) {
      request.resetPolicy(!desired.attributes().has(POLICY) ? true : null);
    }
    move(live, desired, ROUTE_TABLES, request::addRouteTableIds, request::removeRouteTableIds);
    move(live, desired, SUBNETS, request::addSubnetIds, request::removeSubnetIds);
    if (desired.attributes().has(GROUPS)) {
      move(live, desired, GROUPS, request::addSecurityGroupIds, request::removeSecurityGroupIds);
    }
    Set<String> modified = new TreeSet<>(attributes);
    modified.remove(TagChange.ATTRIBUTE);
    if (!modified.isEmpty()) {
      Call.to(
          "ec2:ModifyVpcEndpoint",
          () -> ec2().modifyVpcEndpoint(request.vpcEndpointId(live.id()).build()));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live, desired);
    }
    return awaitReady(scope, live, Progress.NONE);
  }

  private static void move(
      LiveResource live,
      DesiredResource desired,
      String attribute,
      Consumer<Set<String>> add,
      Consumer<Set<String>> remove) {
    Set<String> has = new TreeSet<>(Values.texts(live.attributes(), attribute));
    Set<String> shall = new TreeSet<>(Values.texts(desired.attributes(), attribute));
    Set<String> added = new TreeSet<>(shall);
    added.removeAll(has);
    has.removeAll(shall);
    if (!added.isEmpty()) {
      add.accept(added);
    }
    if (!has.isEmpty()) {
      remove.accept(has);
    }
  }

  @Override
  public LiveResource awaitReady(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    VpcEndpoint available =
        tools
            .waiting()
            .until(
                DESCRIBE,
                "VPC endpoint " + live.id() + " to become available",
                TO_CHANGE_STATE,
                () -> available(live.id(), progress));
    return live(live.address(), available);
  }

  private Optional<VpcEndpoint> available(String id, Progress progress) {
    VpcEndpoint endpoint = any(id).orElseThrow(() -> Tools.vanished(DESCRIBE, id));
    progress.status(endpoint.stateAsString());
    return switch (state(endpoint)) {
      // What its owner has to accept is made, and may be accepted days later.
      case AVAILABLE, PENDING_ACCEPTANCE -> Optional.of(endpoint);
      case PENDING, PARTIAL, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
      case FAILED, REJECTED, EXPIRED, DELETING, DELETED ->
          throw new ProviderException(
              endpoint.lastError() == null ? "VpcEndpointFailed" : endpoint.lastError().code(),
              "ec2:CreateVpcEndpoint",
              "VPC endpoint " + id + " is " + endpoint.stateAsString() + reason(endpoint) + ".");
    };
  }

  private static String reason(VpcEndpoint endpoint) {
    @Nullable String said =
        endpoint.lastError() == null ? endpoint.failureReason() : endpoint.lastError().message();
    return said == null ? "" : ": " + said;
  }

  /** Until it is gone an interface endpoint holds addresses in its subnets. */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    for (UnsuccessfulItem refused :
        Call.to(
                "ec2:DeleteVpcEndpoints",
                () -> ec2().deleteVpcEndpoints(r -> r.vpcEndpointIds(live.id())))
            .unsuccessful()) {
      if (!refused.error().code().equals("InvalidVpcEndpointId.NotFound")) {
        throw new ProviderException(
            refused.error().code(), "ec2:DeleteVpcEndpoints", refused.error().message());
      }
    }
    tools
        .waiting()
        .until(
            DESCRIBE,
            "VPC endpoint " + live.id() + " to be deleted",
            TO_CHANGE_STATE,
            () -> deleted(live.id(), progress));
  }

  private Optional<Boolean> deleted(String id, Progress progress) {
    Optional<VpcEndpoint> left = any(id).filter(e -> state(e) != State.DELETED);
    left.ifPresent(endpoint -> progress.status(endpoint.stateAsString()));
    return left.isEmpty() ? Optional.of(true) : Optional.empty();
  }
}
