package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Tag;

/** A {@code route_table} block: the table, its routes and which subnets go by it. */
final class RouteTableKind extends Ec2Kind<RouteTable> {
  private static final String SUBNETS = "subnets";
  private static final String ROUTE = "route";

  RouteTableKind(Tools tools) {
    super(tools);
  }

  @Override
  public String name() {
    return "route_table";
  }

  @Override
  String idFilter() {
    return "route-table-id";
  }

  @Override
  List<RouteTable> find(List<Filter> filters) {
    return Call.to(
        "ec2:DescribeRouteTables",
        () ->
            ec2().describeRouteTablesPaginator(r -> r.filters(filters)).routeTables().stream()
                .toList());
  }

  @Override
  String id(RouteTable table) {
    return table.routeTableId();
  }

  @Override
  List<Tag> tags(RouteTable table) {
    return table.tags();
  }

  @Override
  Value.ObjectOf attributes(RouteTable table) {
    return LiveAttributes.of(tools.read(name(), table))
        .text("id", table.routeTableId())
        .texts(SUBNETS, associations(table).keySet())
        .blocks(ROUTE, Routes.blocks(table.routes()))
        .build();
  }

  /** Association ids by subnet. */
  private static Map<String, String> associations(RouteTable table) {
    return table.associations().stream()
        .filter(a -> a.subnetId() != null)
        .collect(
            Collectors.toMap(
                RouteTableAssociation::subnetId, RouteTableAssociation::routeTableAssociationId));
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateRouteTableRequest request =
        tools
            .request(desired, CreateRouteTableRequest.builder())
            .clientToken(tools.token(desired))
            .tagSpecifications(
                tagged(
                    ResourceType.ROUTE_TABLE,
                    scope,
                    desired,
                    AttachedSubnets.tags(Values.texts(desired.attributes(), SUBNETS))))
            .build();
    String id =
        Call.to("ec2:CreateRouteTable", () -> ec2().createRouteTable(request))
            .routeTable()
            .routeTableId();
    LiveResource created = readBack(desired.address(), id);
    setRoutes(created, desired);
    setSubnets(scope, created, desired);
    return readBack(desired.address(), id);
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    if (attributes.contains(ROUTE)) {
      setRoutes(live, desired);
    }
    if (attributes.contains(SUBNETS)) {
      setSubnets(scope, live, desired);
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(live, desired);
    }
    return readBack(live.address(), live.id());
  }

  private void setRoutes(LiveResource live, DesiredResource desired) {
    Map<String, String> has = Routes.byDestination(live.attributes());
    Map<String, String> shall = Routes.byDestination(desired.attributes());
    shall.forEach((to, via) -> {
      if (!has.containsKey(to)) {
        Routes.create(ec2(), live.id(), to, via);
      } else if (!via.equals(has.get(to))) {
        Routes.replace(ec2(), live.id(), to, via);
      }
    });
    has.keySet().stream()
        .filter(to -> !shall.containsKey(to))
        .forEach(to -> Routes.delete(ec2(), live.id(), to));
  }

  /**
   * New ones first: between tables of the stack a subnet moves in one call, and is never without
   * its route out.
   */
  private void setSubnets(StackScope scope, LiveResource live, DesiredResource desired) {
    Set<String> has = new TreeSet<>(Values.texts(live.attributes(), SUBNETS));
    Set<String> shall = new TreeSet<>(Values.texts(desired.attributes(), SUBNETS));
    Set<String> doomed = new TreeSet<>(has);
    doomed.removeAll(shall);
    remember(live, shall, doomed);
    shall.stream().filter(subnet -> !has.contains(subnet)).forEach(s -> associate(scope, live, s));
    if (!doomed.isEmpty()) {
      Map<String, String> now =
          byId(live.id()).map(RouteTableKind::associations).orElseGet(HashMap::new);
      // One that is not there any more went to another table of the stack.
      doomed.stream().map(now::get).filter(Objects::nonNull).forEach(this::disassociate);
    }
  }

  /** Before anything is done: the table knows its own subnets, and those of others stay. */
  private void remember(LiveResource live, Set<String> shall, Set<String> doomed) {
    byId(live.id())
        .ifPresent(table -> {
          Tags tags = Tags.of(table.tags(), Tag::key, Tag::value);
          refuseOthers("ec2:DisassociateRouteTable", table, doomed);
          Set<String> all = new TreeSet<>(shall);
          all.addAll(doomed);
          TagChange change = AttachedSubnets.change(tags, all);
          if (!tags.all().entrySet().containsAll(change.put().entrySet())) {
            retag(live, change);
          }
        });
  }

  private void refuseOthers(String operation, RouteTable table, Set<String> doomed) {
    Set<String> connected = new TreeSet<>(associations(table).keySet());
    connected.retainAll(doomed);
    Set<String> others =
        AttachedSubnets.ofOthers(Tags.of(table.tags(), Tag::key, Tag::value), connected);
    if (!others.isEmpty()) {
      throw UsedByOthers.refusal(operation, "Route table " + table.routeTableId(), owners(others));
    }
  }

  private List<String> owners(Set<String> subnets) {
    return Call.to(
            "ec2:DescribeSubnets",
            () ->
                ec2()
                    .describeSubnetsPaginator(r -> r.filters(filter("subnet-id", subnets)))
                    .subnets()
                    .stream()
                    .toList())
        .stream()
        .map(subnet ->
            "subnet %s, which belongs to %s, goes by it and was not associated by this stack"
                .formatted(subnet.subnetId(), Tags.of(subnet.tags(), Tag::key, Tag::value).owner()))
        .toList();
  }

  /** What it has when it is taken over is the stack's from then on. */
  @Override
  public void claim(
      StackScope scope, LiveResource live, ResourceAddress address, String contentHash)
      throws InterruptedException {
    SortedMap<String, String> marks =
        new TreeMap<>(TagChange.claiming(scope, address, contentHash).put());
    marks.putAll(AttachedSubnets.tags(Values.texts(live.attributes(), SUBNETS)));
    retag(live, new TagChange(marks, List.of()));
  }

  private void associate(StackScope scope, LiveResource live, String subnet) {
    List<RouteTable> others =
        find(List.of(filter("association.subnet-id", List.of(subnet)))).stream()
            .filter(table -> !table.routeTableId().equals(live.id()))
            .toList();
    for (RouteTable other : others) {
      Tags owner = Tags.of(other.tags(), Tag::key, Tag::value);
      if (owner.addressIn(scope).isEmpty()) {
        throw new ProviderException(
            ProviderException.NOT_OWNED,
            "ec2:AssociateRouteTable",
            "Subnet "
                + subnet
                + " goes by route table "
                + other.routeTableId()
                + ", which belongs to "
                + owner.owner()
                + ". Disassociate it there first.");
      }
      String association = Objects.requireNonNull(associations(other).get(subnet));
      Call.to(
          "ec2:ReplaceRouteTableAssociation",
          () ->
              ec2()
                  .replaceRouteTableAssociation(
                      r -> r.associationId(association).routeTableId(live.id())));
    }
    if (others.isEmpty()) {
      Call.to(
          "ec2:AssociateRouteTable",
          () -> ec2().associateRouteTable(r -> r.routeTableId(live.id()).subnetId(subnet)));
    }
  }

  private void disassociate(String association) {
    Call.unless(
        Set.of("InvalidAssociationID.NotFound"),
        "ec2:DisassociateRouteTable",
        () -> ec2().disassociateRouteTable(r -> r.associationId(association)));
  }

  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    byId(live.id())
        .ifPresent(table -> {
          Map<String, String> associations = associations(table);
          refuseOthers("ec2:DeleteRouteTable", table, associations.keySet());
          associations.values().forEach(this::disassociate);
        });
    delete(
        live.id(),
        "InvalidRouteTableID.NotFound",
        "ec2:DeleteRouteTable",
        () -> ec2().deleteRouteTable(r -> r.routeTableId(live.id())));
  }
}
