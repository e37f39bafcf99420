package io.ecsctl.provider.aws.sandbox.ec2;

import io.ecsctl.provider.aws.sandbox.state.Attributes;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * Instances: what auto scaling groups start and end. Each has an interface in its subnet, which
 * keeps subnet and security groups from being deleted.
 */
public final class Instances {
  private static final Duration BOOTING = Duration.ofSeconds(20);

  private final Backend backend;
  private final Ec2Tables tables;
  private final NetworkInterfaces interfaces;

  public Instances(Backend backend) {
    this.backend = backend;
    tables = new Ec2Tables(backend);
    interfaces = new NetworkInterfaces(backend, tables);
  }

  /** The version that the words name; nothing when the template or the version is gone. */
  public Optional<LaunchTemplateVersion> version(@Nullable String template, String version) {
    return tables
        .launchTemplates()
        .find(template)
        .flatMap(found ->
            Ec2Tables.number(found, version)
                .flatMap(number ->
                    tables
                        .launchTemplateVersions()
                        .find(Ec2Tables.version(found.launchTemplateId(), number))));
  }

  /** The template of that id or name. */
  public Optional<LaunchTemplate> template(@Nullable String id, @Nullable String name) {
    return id != null
        ? tables.launchTemplates().find(id)
        : tables.launchTemplates().where(t -> t.launchTemplateName().equals(name)).stream()
            .findFirst();
  }

  public Optional<Subnet> subnet(String id) {
    return tables.subnets().find(id);
  }

  /** Starts one; the subnet must exist. */
  public Instance launch(
      ResponseLaunchTemplateData data,
      String type,
      boolean spot,
      Subnet subnet,
      Map<String, String> tags,
      Instant time) {
    String id = "i-" + backend.hex17();
    List<String> groups = groups(data, subnet);
    NetworkInterface own =
        interfaces.attach(subnet, groups, id, Boolean.TRUE.equals(subnet.mapPublicIpOnLaunch()));
    Instance.Builder instance =
        Instance.builder()
            .instanceId(id)
            .imageId(data.imageId())
            .instanceType(type)
            .instanceLifecycle(spot ? InstanceLifecycleType.SPOT : null)
            .launchTime(time)
            .privateIpAddress(own.privateIpAddress())
            .subnetId(subnet.subnetId())
            .vpcId(subnet.vpcId())
            .placement(p -> p.availabilityZone(subnet.availabilityZone()))
            .securityGroups(own.groups())
            .state(s -> s.name(InstanceStateName.PENDING).code(0));
    if (data.iamInstanceProfile() != null) {
      instance.iamInstanceProfile(
          IamInstanceProfile.builder().arn(data.iamInstanceProfile().arn()).build());
    }
    if (data.userData() != null) {
      userData().set(id, "base64", data.userData());
    }
    backend.tags().add(arn(id), tags);
    return tables.instances().put(id, instance.build());
  }

  /** Of its first interface or of the template; the VPC's default group otherwise. */
  private List<String> groups(ResponseLaunchTemplateData data, Subnet subnet) {
    List<String> stated =
        data.networkInterfaces().isEmpty()
            ? data.securityGroupIds()
            : data.networkInterfaces().getFirst().groups();
    return stated.isEmpty()
        ? tables
            .groups()
            .where(g -> g.vpcId().equals(subnet.vpcId()) && g.groupName().equals("default"))
            .stream()
            .map(SecurityGroup::groupId)
            .toList()
        : stated;
  }

  private String arn(String id) {
    return backend.arn("ec2", "instance/" + id);
  }

  private Attributes userData() {
    return backend.attributes("instance user data");
  }

  /** Base64, as the template has it. */
  public @Nullable String userData(String instance) {
    return userData().get(instance, "base64");
  }

  public Optional<Instance> find(String id) {
    return tables.instances().find(id);
  }

  public List<Instance> all() {
    return tables.instances().all();
  }

  /** Whether it has started by then; it is shown as running from that time. */
  public boolean isRunning(Instance instance, Instant time) {
    boolean booted = !time.isBefore(instance.launchTime().plus(BOOTING));
    if (booted && instance.state().name() == InstanceStateName.PENDING) {
      tables
          .instances()
          .put(
              instance.instanceId(),
              instance.toBuilder().state(s -> s.name(InstanceStateName.RUNNING).code(16)).build());
    }
    return booted;
  }

  /** It stops at once; its interface stays until {@link #terminate}. */
  public void shutDown(String id) {
    find(id)
        .ifPresent(instance ->
            tables
                .instances()
                .put(
                    id,
                    instance.toBuilder()
                        .state(s -> s.name(InstanceStateName.SHUTTING_DOWN).code(32))
                        .build()));
  }

  /** It is gone, and its interface with it. */
  public void terminate(String id) {
    interfaces.release(id, Duration.ZERO);
    tables.instances().remove(id);
    userData().removeAll(id);
    backend.tags().forget(arn(id));
  }

  /** Of an instance that was launched. */
  public static String type(Instance instance) {
    return Objects.requireNonNullElse(instance.instanceTypeAsString(), "");
  }
}
