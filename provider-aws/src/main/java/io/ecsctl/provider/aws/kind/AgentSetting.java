package io.ecsctl.provider.aws.kind;

import java.util.List;
import java.util.Locale;

/**
 * Settings of the container agent that an {@code ecs_agent} block has attributes for, each with the
 * variable of {@code /etc/ecs/ecs.config} that it becomes.
 *
 * <p>Source: Amazon ECS Developer Guide, "Amazon ECS container agent configuration".
 */
public enum AgentSetting {
  TASK_IAM_ROLE(
      Form.BOOL, "ECS_ENABLE_TASK_IAM_ROLE", "Whether tasks in bridge mode get their task role."),
  TASK_IAM_ROLE_NETWORK_HOST(
      Form.BOOL,
      "ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST",
      "Whether tasks in host mode get their task role."),
  AWSLOGS_EXECUTION_ROLE(
      Form.BOOL,
      "ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE",
      "Whether the awslogs driver acts as the task's execution role."),
  RESERVED_MEMORY(Form.MIB, "ECS_RESERVED_MEMORY", "Memory that tasks do not get."),
  LOGGING_DRIVERS(
      Form.TEXTS, "ECS_AVAILABLE_LOGGING_DRIVERS", "Log drivers that containers may use."),
  SPOT_DRAINING(
      Form.BOOL,
      "ECS_ENABLE_SPOT_INSTANCE_DRAINING",
      "Whether tasks are moved in the two minutes before EC2 takes a Spot instance back."),
  IMAGE_PULL_BEHAVIOR(
      Form.WORD,
      "ECS_IMAGE_PULL_BEHAVIOR",
      "When images are pulled.",
      List.of("default", "always", "once", "prefer-cached")),
  INSTANCE_ATTRIBUTES(
      Form.MAP,
      "ECS_INSTANCE_ATTRIBUTES",
      "Attributes that placement constraints can ask for: attribute:NAME."),
  CONTAINER_INSTANCE_TAGS(
      Form.MAP, "ECS_CONTAINER_INSTANCE_TAGS", "Tags of the container instance."),
  PROPAGATE_TAGS_FROM(
      Form.WORD,
      "ECS_CONTAINER_INSTANCE_PROPAGATE_TAGS_FROM",
      "Whether the container instance gets the instance's tags.",
      List.of("none", "ec2_instance")),
  GPU_SUPPORT(Form.BOOL, "ECS_ENABLE_GPU_SUPPORT", "Whether containers can ask for GPUs."),
  CONTAINER_STOP_TIMEOUT(
      Form.SECONDS,
      "ECS_CONTAINER_STOP_TIMEOUT",
      "How long containers have to stop that do not say it themselves."),
  CONTAINER_START_TIMEOUT(
      Form.SECONDS, "ECS_CONTAINER_START_TIMEOUT", "How long containers have to start."),
  CONTAINER_CREATE_TIMEOUT(
      Form.SECONDS, "ECS_CONTAINER_CREATE_TIMEOUT", "How long a container's creation may take."),
  TASK_CLEANUP_WAIT(
      Form.SECONDS,
      "ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION",
      "How long what is left of a stopped task stays."),
  IMAGE_CLEANUP_DISABLED(
      Form.BOOL, "ECS_DISABLE_IMAGE_CLEANUP", "Whether unused images are kept for ever."),
  IMAGE_CLEANUP_INTERVAL(
      Form.SECONDS, "ECS_IMAGE_CLEANUP_INTERVAL", "How often unused images are removed."),
  IMAGE_MINIMUM_AGE(
      Form.SECONDS, "ECS_IMAGE_MINIMUM_CLEANUP_AGE", "How long an image stays at least."),
  IMAGES_PER_CLEANUP(
      Form.NUMBER, "ECS_NUM_IMAGES_DELETE_PER_CYCLE", "How many images go at a time."),
  RESERVED_PORTS(Form.NUMBERS, "ECS_RESERVED_PORTS", "TCP ports that tasks may not use."),
  RESERVED_PORTS_UDP(Form.NUMBERS, "ECS_RESERVED_PORTS_UDP", "UDP ports that tasks may not use."),
  DYNAMIC_HOST_PORTS(
      Form.PORTS,
      "ECS_DYNAMIC_HOST_PORT_RANGE",
      "The ports that ECS gives to mappings without a host port; the kernel's ephemeral ones"
          + " otherwise."),
  TASK_ENI(Form.BOOL, "ECS_ENABLE_TASK_ENI", "Whether tasks in awsvpc mode can run."),
  HIGH_DENSITY_ENI(
      Form.BOOL, "ECS_ENABLE_HIGH_DENSITY_ENI", "Whether more tasks in awsvpc mode fit."),
  AWSVPC_BLOCK_METADATA(
      Form.BOOL,
      "ECS_AWSVPC_BLOCK_IMDS",
      "Whether tasks in awsvpc mode are kept from the instance's metadata and its role."),
  PRIVILEGED_DISABLED(
      Form.BOOL, "ECS_DISABLE_PRIVILEGED", "Whether privileged containers are refused."),
  CONTAINER_METADATA(
      Form.BOOL, "ECS_ENABLE_CONTAINER_METADATA", "Whether containers get a metadata file."),
  SELINUX(Form.BOOL, "ECS_SELINUX_CAPABLE", "Whether containers can use SELinux labels."),
  APPARMOR(Form.BOOL, "ECS_APPARMOR_CAPABLE", "Whether containers can use AppArmor profiles."),
  WARM_POOLS(
      Form.BOOL, "ECS_WARM_POOLS_CHECK", "Whether instances of a warm pool wait to register."),
  LOG_LEVEL(
      Form.WORD,
      "ECS_LOGLEVEL",
      "How much the agent tells.",
      List.of("crit", "error", "warn", "info", "debug"));

  /** How a setting is written in the file. */
  public enum Form {
    BOOL,
    WORD,
    MIB,
    /** A Go duration: {@code 30s}. */
    SECONDS,
    NUMBER,
    /** {@code 32768-60999}. */
    PORTS,
    /** A JSON array of texts. */
    TEXTS,
    /** A JSON array of numbers. */
    NUMBERS,
    /** A JSON object. */
    MAP
  }

  private final Form form;
  private final String variable;
  private final String doc;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes no other
  private final List<String> words;

  AgentSetting(Form form, String variable, String doc) {
    this(form, variable, doc, List.of());
  }

  AgentSetting(Form form, String variable, String doc, List<String> words) {
    this.form = form;
    this.variable = variable;
    this.doc = doc;
    this.words = words;
  }

  /** As programs write it. */
  public String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Form form() {
    return form;
  }

  public String variable() {
    return variable;
  }

  /** One sentence. */
  public String doc() {
    return doc;
  }

  /** Of {@link Form#WORD}: what there is to choose from. */
  public List<String> words() {
    return words;
  }
}
