package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.autoscaling.GroupLife;
import io.ecsctl.provider.aws.sandbox.ec2.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.Resource;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

/**
 * Instances as members of clusters: one registers when it has booted, is told of a cluster that
 * exists, and acts as a role. It goes when its instance shuts down.
 */
final class ContainerInstances {
  private static final Duration REGISTERING = Duration.ofSeconds(30);
  private static final String ACTIVE = "ACTIVE";

  /** SSH and the agent's own. */
  private static final List<String> RESERVED_PORTS =
      List.of("22", "2375", "2376", "51678", "51679");

  private final EcsApi api;
  private final Instances instances;
  private final GroupLife groups;

  ContainerInstances(EcsApi api) {
    this.api = api;
    instances = new Instances(api.backend());
    groups = new GroupLife(api.backend());
  }

  /**
   * @return whether the next second may bring something new
   */
  boolean step(Instant time) {
    boolean busy = false;
    for (ContainerInstance member : List.copyOf(api.containerInstances().all())) {
      if (instances.find(member.ec2InstanceId()).filter(ContainerInstances::isUp).isEmpty()) {
        api.containerInstances().remove(member.containerInstanceArn());
        busy = true;
      } else if (member.capacityProviderName() == null) {
        belongLate(member);
      }
    }
    for (Instance instance : instances.all()) {
      if (isUp(instance) && !isRegistered(instance) && mayJoin(instance)) {
        busy = true;
        if (!time.isBefore(instance.launchTime().plus(REGISTERING))) {
          register(instance, time);
        }
      }
    }
    return busy;
  }

  /**
   * On AWS an instance takes longer to start than the calls that give its cluster a provider; here
   * the clock runs ahead of a caller whose thread is slow, and the instance registered before them.
   */
  private void belongLate(ContainerInstance member) {
    String cluster = member.containerInstanceArn().split("/")[1];
    instances
        .find(member.ec2InstanceId())
        .map(instance -> provider(instance, cluster))
        .ifPresent(provider ->
            api.containerInstances()
                .put(
                    member.containerInstanceArn(),
                    member.toBuilder().capacityProviderName(provider).build()));
  }

  private static boolean isUp(Instance instance) {
    return instance.state().name() != InstanceStateName.SHUTTING_DOWN;
  }

  private boolean isRegistered(Instance instance) {
    return api.containerInstances().any(c -> c.ec2InstanceId().equals(instance.instanceId()));
  }

  private boolean mayJoin(Instance instance) {
    return hasRole(instance) && cluster(instance).isPresent();
  }

  private boolean hasRole(Instance instance) {
    return instance.iamInstanceProfile() != null
        && api.backend()
            .<InstanceProfile>globalTable("iam.instance-profile", InstanceProfile::builder)
            .any(p -> p.arn().equals(instance.iamInstanceProfile().arn()) && !p.roles().isEmpty());
  }

  private Optional<String> cluster(Instance instance) {
    String name = AgentData.of(instances.userData(instance.instanceId())).cluster();
    return api.clusters()
        .find(api.arn("cluster/" + name))
        .filter(c -> c.status().equals(ACTIVE))
        .map(c -> c.clusterName());
  }

  private void register(Instance instance, Instant time) {
    String cluster = cluster(instance).orElseThrow();
    AgentData agent = AgentData.of(instances.userData(instance.instanceId()));
    String arn = api.arn("container-instance/%s/%s".formatted(cluster, api.backend().hex32()));
    InstanceSize size = InstanceSize.of(Instances.type(instance));
    api.containerInstances()
        .put(
            arn,
            ContainerInstance.builder()
                .containerInstanceArn(arn)
                .ec2InstanceId(instance.instanceId())
                .capacityProviderName(provider(instance, cluster))
                .status(ACTIVE)
                .agentConnected(true)
                .registeredAt(time)
                .version(1L)
                .attributes(attributes(instance, agent.attributes()))
                .registeredResources(
                    resource("CPU", size.cpu()),
                    resource("MEMORY", size.memoryMib() - agent.reservedMib()),
                    Resource.builder()
                        .name("PORTS")
                        .type("STRINGSET")
                        .stringSetValue(RESERVED_PORTS)
                        .build())
                .build());
  }

  private static Resource resource(String name, int value) {
    return Resource.builder().name(name).type("INTEGER").integerValue(value).build();
  }

  private static List<Attribute> attributes(Instance instance, Map<String, String> own) {
    Map<String, String> all = new TreeMap<>(own);
    all.put("ecs.availability-zone", instance.placement().availabilityZone());
    all.put("ecs.instance-type", Instances.type(instance));
    all.put("ecs.ami-id", instance.imageId());
    all.put("ecs.os-type", "linux");
    List<Attribute> attributes = new ArrayList<>();
    all.forEach(
        (name, value) -> attributes.add(Attribute.builder().name(name).value(value).build()));
    return attributes;
  }

  /** That of the instance's group, where the cluster has it. */
  private @Nullable String provider(Instance instance, String cluster) {
    List<String> associated =
        api.clusters()
            .find(api.arn("cluster/" + cluster))
            .map(c -> c.capacityProviders())
            .orElse(List.of());
    return groups
        .of(instance.instanceId())
        .flatMap(group ->
            api
                .providers()
                .where(p ->
                    p.autoScalingGroupProvider() != null
                        && p.autoScalingGroupProvider()
                            .autoScalingGroupArn()
                            .equals(group.autoScalingGroupARN()))
                .stream()
                .findFirst())
        .map(CapacityProvider::name)
        .filter(associated::contains)
        .orElse(null);
  }

  /** Those of a cluster; of one capacity provider when it is given. */
  static List<ContainerInstance> of(EcsApi api, String clusterArn, @Nullable String provider) {
    String prefix = api.arn("container-instance/%s/".formatted(EcsApi.lastPart(clusterArn)));
    return api.containerInstances()
        .where(c ->
            c.containerInstanceArn().startsWith(prefix)
                && (provider == null || provider.equals(c.capacityProviderName())));
  }
}
