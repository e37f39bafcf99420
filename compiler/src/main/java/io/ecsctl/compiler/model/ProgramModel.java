package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The program's resources as typed views, and what refers to what. Built once a validation and
 * shared by every rule.
 */
public final class ProgramModel {
  private final Program program;
  private final Map<ResourceAddress, Element> elements = new HashMap<>();
  private final Map<ResourceAddress, List<Forward>> forwards = new HashMap<>();
  private final Map<ResourceAddress, RouteTable> routeTables = new HashMap<>();
  private final NetworkModel network;

  private ProgramModel(Program program) {
    this.program = program;
    for (Resource resource : program.resources().values()) {
      Element element = view(resource);
      if (element != null) {
        elements.put(resource.address(), element);
      }
    }
    listeners().forEach(l -> addForwards(l, null, l.defaultActions()));
    listenerRules().forEach(r -> addForwards(listener(r.listener()).orElse(null), r, r.actions()));
    routeTables().forEach(t -> t.subnets().addresses().forEach(s -> routeTables.put(s, t)));
    network = new NetworkModel(this, routeTables);
  }

  /** Sensitive values of the program count as not known: see {@link #program}. */
  public static ProgramModel of(Program program) {
    return new ProgramModel(Redaction.of(program));
  }

  private static @Nullable Element view(Resource resource) {
    return switch (resource.address().kind()) {
      case "task_definition" -> new TaskDefinition(resource);
      case "service" -> new Service(resource);
      case "vpc" -> new Vpc(resource);
      case "subnet" -> new Subnet(resource);
      case "route_table" -> new RouteTable(resource);
      case "internet_gateway" -> new InternetGateway(resource);
      case "nat_gateway" -> new NatGateway(resource);
      case "security_group" -> new SecurityGroup(resource);
      case "load_balancer" -> new LoadBalancer(resource);
      case "target_group" -> new TargetGroup(resource);
      case "listener" -> new Listener(resource);
      case "listener_rule" -> new ListenerRule(resource);
      case "autoscaling" -> new Autoscaling(resource);
      default -> null;
    };
  }

  private void addForwards(
      @Nullable Listener listener, @Nullable ListenerRule rule, List<Block> actions) {
    for (Block action : actions) {
      for (ResourceAddress group : Fields.allReferences(action, "target_group")) {
        forwards
            .computeIfAbsent(group, _ -> new ArrayList<>())
            .add(new Forward(listener, rule, action, group));
      }
    }
  }

  /** The program without its sensitive values, so that no finding can quote one. */
  public Program program() {
    return program;
  }

  public NetworkModel network() {
    return network;
  }

  /** In program order, as all the lists below. */
  public List<TaskDefinition> taskDefinitions() {
    return all("task_definition", TaskDefinition::new);
  }

  public List<Service> services() {
    return all("service", Service::new);
  }

  public List<Vpc> vpcs() {
    return all("vpc", Vpc::new);
  }

  public List<Subnet> subnets() {
    return all("subnet", Subnet::new);
  }

  public List<RouteTable> routeTables() {
    return all("route_table", RouteTable::new);
  }

  public List<NatGateway> natGateways() {
    return all("nat_gateway", NatGateway::new);
  }

  public List<SecurityGroup> securityGroups() {
    return all("security_group", SecurityGroup::new);
  }

  public List<LoadBalancer> loadBalancers() {
    return all("load_balancer", LoadBalancer::new);
  }

  public List<TargetGroup> targetGroups() {
    return all("target_group", TargetGroup::new);
  }

  public List<Listener> listeners() {
    return all("listener", Listener::new);
  }

  public List<ListenerRule> listenerRules() {
    return all("listener_rule", ListenerRule::new);
  }

  public List<Autoscaling> autoscalings() {
    return all("autoscaling", Autoscaling::new);
  }

  private <T> List<T> all(String kind, Function<Resource, T> view) {
    return program.resources(kind).map(view).toList();
  }

  public Optional<TaskDefinition> taskDefinition(@Nullable ResourceAddress address) {
    return find(address, TaskDefinition.class);
  }

  /** The task definition that the service runs, when it is the program's. */
  public Optional<TaskDefinition> taskOf(Service service) {
    return taskDefinition(service.taskDefinition());
  }

  public Optional<Service> service(@Nullable ResourceAddress address) {
    return find(address, Service.class);
  }

  public Optional<Vpc> vpc(@Nullable ResourceAddress address) {
    return find(address, Vpc.class);
  }

  public Optional<Subnet> subnet(@Nullable ResourceAddress address) {
    return find(address, Subnet.class);
  }

  public Optional<NatGateway> natGateway(@Nullable ResourceAddress address) {
    return find(address, NatGateway.class);
  }

  public Optional<SecurityGroup> securityGroup(@Nullable ResourceAddress address) {
    return find(address, SecurityGroup.class);
  }

  public Optional<LoadBalancer> loadBalancer(@Nullable ResourceAddress address) {
    return find(address, LoadBalancer.class);
  }

  public Optional<TargetGroup> targetGroup(@Nullable ResourceAddress address) {
    return find(address, TargetGroup.class);
  }

  public Optional<Listener> listener(@Nullable ResourceAddress address) {
    return find(address, Listener.class);
  }

  /** Every default action and rule that forwards to the target group. */
  public List<Forward> forwardsTo(ResourceAddress targetGroup) {
    return forwards.getOrDefault(targetGroup, List.of());
  }

  /** Services that run the task definition. */
  public Stream<Service> servicesOf(TaskDefinition task) {
    return services().stream().filter(s -> task.address().equals(s.taskDefinition()));
  }

  /** The autoscaling of the service, if the program has one. */
  public Optional<Autoscaling> autoscalingOf(Service service) {
    return autoscalings().stream().filter(a -> service.address().equals(a.service())).findFirst();
  }

  /**
   * The VPC of a subnet, gateway, security group, target group or load balancer of the program;
   * null when that is not the program's.
   */
  public @Nullable ResourceAddress vpcOf(ResourceAddress address) {
    Element element = elements.get(address);
    return switch (element) {
      case null -> null;
      case LoadBalancer balancer -> {
        Set<ResourceAddress> vpcs =
            network.vpcs(balancer.subnets(), new References(List.of(), true));
        yield vpcs.size() == 1 ? vpcs.iterator().next() : null;
      }
      case NatGateway gateway ->
          subnet(gateway.subnet()).map(Subnet::vpcAddress).orElse(gateway.vpcAddress());
      default -> element.vpcAddress();
    };
  }

  private <T extends Element> Optional<T> find(@Nullable ResourceAddress address, Class<T> type) {
    return address == null
        ? Optional.empty()
        : Optional.ofNullable(elements.get(address)).filter(type::isInstance).map(type::cast);
  }
}
