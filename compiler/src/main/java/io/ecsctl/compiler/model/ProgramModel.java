package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The program's resources as typed views, and what refers to what. Built once a validation and
 * shared by every rule; safe for several threads.
 */
public final class ProgramModel {
  private final Program program;
  private final Map<ResourceAddress, Element> elements = new HashMap<>();
  private final Map<String, List<Resource>> byKind = new HashMap<>();
  private final Map<Class<?>, List<Element>> byType = new HashMap<>();
  private final Map<ResourceAddress, List<Forward>> forwards = new HashMap<>();
  private final Map<ResourceAddress, RouteTable> routeTables = new HashMap<>();

  /** By the task definition that they run. */
  private final Map<ResourceAddress, List<Service>> services = new HashMap<>();

  /** By their service; the first one of each. */
  private final Map<ResourceAddress, Autoscaling> autoscalings = new HashMap<>();

  private final List<TaskRunner> runners;

  /** What each of them runs, of those that run a task definition of the program. */
  private final IdentityHashMap<Element, TaskDefinition> tasks = new IdentityHashMap<>();

  private final NetworkModel network;
  private final CapacityModel capacity;
  private final List<Runner> taskRunners = new ArrayList<>();
  private final Map<ResourceAddress, Hosts> hosts = new ConcurrentHashMap<>();
  private final Map<ResourceAddress, Permissions> permissions = new ConcurrentHashMap<>();
  private final Map<Class<?>, Object> derived = new HashMap<>();

  private ProgramModel(Program program) {
    this.program = program;
    for (Resource resource : program.resources().values()) {
      byKind.computeIfAbsent(resource.address().kind(), _ -> new ArrayList<>()).add(resource);
      Element element = view(resource);
      if (element != null) {
        elements.put(resource.address(), element);
        byType.computeIfAbsent(element.getClass(), _ -> new ArrayList<>()).add(element);
      }
    }
    runners = Stream.<TaskRunner>concat(services().stream(), schedules().stream()).toList();
    for (TaskRunner runner : runners) {
      taskDefinition(runner.taskDefinition()).ifPresent(task -> addTask(runner, task));
    }
    for (Autoscaling autoscaling : autoscalings()) {
      ResourceAddress service = autoscaling.service();
      if (service != null) {
        autoscalings.putIfAbsent(service, autoscaling);
      }
    }
    listeners().forEach(l -> addForwards(l, null, l.defaultActions()));
    listenerRules().forEach(r -> addForwards(listener(r.listener()).orElse(null), r, r.actions()));
    routeTables().forEach(t -> t.subnets().addresses().forEach(s -> routeTables.put(s, t)));
    network = new NetworkModel(this, routeTables);
    capacity = new CapacityModel(this);
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
      case "cluster" -> new Cluster(resource);
      case "capacity_provider" -> new CapacityProvider(resource);
      case "auto_scaling_group" -> new AutoScalingGroup(resource);
      case "launch_template" -> new LaunchTemplate(resource);
      case "schedule" -> new Schedule(resource);
      case "namespace" -> new Namespace(resource);
      case "file_system" -> new FileSystem(resource);
      case "discovery_service" -> new DiscoveryService(resource);
      case "vpc_endpoint" -> new VpcEndpoint(resource);
      default -> null;
    };
  }

  private void addTask(TaskRunner runner, TaskDefinition task) {
    tasks.put(runner, task);
    taskRunners.add(new Runner(runner, task));
    if (runner instanceof Service service) {
      services.computeIfAbsent(task.address(), _ -> new ArrayList<>()).add(service);
    }
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

  /** Resources of that kind, in program order: of kinds that have no view below. */
  public List<Resource> resources(String kind) {
    return Collections.unmodifiableList(byKind.getOrDefault(kind, List.of()));
  }

  public NetworkModel network() {
    return network;
  }

  public CapacityModel capacity() {
    return capacity;
  }

  /** In program order, as all the lists below. */
  public List<TaskDefinition> taskDefinitions() {
    return all(TaskDefinition.class);
  }

  public List<Service> services() {
    return all(Service.class);
  }

  public List<Vpc> vpcs() {
    return all(Vpc.class);
  }

  public List<Subnet> subnets() {
    return all(Subnet.class);
  }

  public List<RouteTable> routeTables() {
    return all(RouteTable.class);
  }

  public List<NatGateway> natGateways() {
    return all(NatGateway.class);
  }

  public List<SecurityGroup> securityGroups() {
    return all(SecurityGroup.class);
  }

  public List<LoadBalancer> loadBalancers() {
    return all(LoadBalancer.class);
  }

  public List<TargetGroup> targetGroups() {
    return all(TargetGroup.class);
  }

  public List<Listener> listeners() {
    return all(Listener.class);
  }

  public List<ListenerRule> listenerRules() {
    return all(ListenerRule.class);
  }

  public List<Autoscaling> autoscalings() {
    return all(Autoscaling.class);
  }

  public List<Cluster> clusters() {
    return all(Cluster.class);
  }

  public List<CapacityProvider> capacityProviders() {
    return all(CapacityProvider.class);
  }

  public List<AutoScalingGroup> autoScalingGroups() {
    return all(AutoScalingGroup.class);
  }

  public List<LaunchTemplate> launchTemplates() {
    return all(LaunchTemplate.class);
  }

  public List<Schedule> schedules() {
    return all(Schedule.class);
  }

  /** Services and then schedules: whatever starts tasks. */
  public List<TaskRunner> runners() {
    return runners;
  }

  public List<Namespace> namespaces() {
    return all(Namespace.class);
  }

  public List<DiscoveryService> discoveryServices() {
    return all(DiscoveryService.class);
  }

  public List<VpcEndpoint> vpcEndpoints() {
    return all(VpcEndpoint.class);
  }

  public List<FileSystem> fileSystems() {
    return all(FileSystem.class);
  }

  /** Every rule asks, many for each of some other resources: so nothing is looked for here. */
  @SuppressWarnings("unchecked") // elements are filed under their own class
  private <T extends Element> List<T> all(Class<T> type) {
    return (List<T>) Collections.unmodifiableList(byType.getOrDefault(type, List.of()));
  }

  public Optional<TaskDefinition> taskDefinition(@Nullable ResourceAddress address) {
    return find(address, TaskDefinition.class);
  }

  /** The task definition that a service or a schedule runs, when it is the program's. */
  public Optional<TaskDefinition> taskOf(Element runner) {
    return Optional.ofNullable(tasks.get(runner));
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

  public Optional<FileSystem> fileSystem(@Nullable ResourceAddress address) {
    return find(address, FileSystem.class);
  }

  public Optional<Listener> listener(@Nullable ResourceAddress address) {
    return find(address, Listener.class);
  }

  public Optional<Cluster> cluster(@Nullable ResourceAddress address) {
    return find(address, Cluster.class);
  }

  public Optional<CapacityProvider> capacityProvider(@Nullable ResourceAddress address) {
    return find(address, CapacityProvider.class);
  }

  public Optional<AutoScalingGroup> autoScalingGroup(@Nullable ResourceAddress address) {
    return find(address, AutoScalingGroup.class);
  }

  public Optional<LaunchTemplate> launchTemplate(@Nullable ResourceAddress address) {
    return find(address, LaunchTemplate.class);
  }

  public Optional<Namespace> namespace(@Nullable ResourceAddress address) {
    return find(address, Namespace.class);
  }

  public Optional<DiscoveryService> discoveryService(@Nullable ResourceAddress address) {
    return find(address, DiscoveryService.class);
  }

  public Optional<ListenerRule> listenerRule(@Nullable ResourceAddress address) {
    return find(address, ListenerRule.class);
  }

  /** Every default action and rule that forwards to the target group. */
  public List<Forward> forwardsTo(ResourceAddress targetGroup) {
    return forwards.getOrDefault(targetGroup, List.of());
  }

  /** Services that run the task definition. */
  public Stream<Service> servicesOf(TaskDefinition task) {
    return services.getOrDefault(task.address(), List.of()).stream();
  }

  /** Services, then schedules, that run a task definition of the program. */
  public List<Runner> taskRunners() {
    return Collections.unmodifiableList(taskRunners);
  }

  /** The instances that tasks of the service or schedule may be put on. */
  public Hosts hosts(Element runner) {
    return hosts.computeIfAbsent(runner.address(), _ -> Hosts.of(this, runner));
  }

  /** What the role may do, of kind {@code role}. */
  public Permissions permissions(Resource role) {
    return permissions.computeIfAbsent(role.address(), _ -> Permissions.of(this, role));
  }

  /** The autoscaling of the service, if the program has one. */
  public Optional<Autoscaling> autoscalingOf(Service service) {
    return Optional.ofNullable(autoscalings.get(service.address()));
  }

  /**
   * What is worked out from the whole model and asked for by several rules: made when the first one
   * asks, and kept for the others, who may be other threads: so it has to be safe for several, or
   * never change.
   *
   * @param type what it is; one of each
   */
  public <T> T derived(Class<T> type, Function<ProgramModel, T> make) {
    // No computeIfAbsent: making one thing may ask for another.
    synchronized (derived) {
      Object known = derived.get(type);
      if (known == null) {
        known = make.apply(this);
        derived.put(type, known);
      }
      return type.cast(known);
    }
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

  /**
   * What has been found of the object of somebody else's that {@code attribute} refers to; nothing
   * before anybody has looked, and for what is the program's own.
   */
  public Optional<Value.ObjectOf> borrowed(Block block, String attribute) {
    return block.value(attribute) instanceof Value.Reference(var address) && address.data()
        ? program.lookup(address).flatMap(lookup -> lookup.object(address))
        : Optional.empty();
  }

  private <T extends Element> Optional<T> find(@Nullable ResourceAddress address, Class<T> type) {
    return address == null
        ? Optional.empty()
        : Optional.ofNullable(elements.get(address)).filter(type::isInstance).map(type::cast);
  }
}
