package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Constraint.Source;
import io.ecsctl.compiler.schema.Unit;
import java.util.List;

/** The {@code container} blocks of a task definition. */
final class ContainerOverlay {
  private ContainerOverlay() {}

  /** What only users' reports say: it warns. */
  private static final String DOUBTFUL = "ECS076";

  private static final String AT = "containerDefinitions";

  static void describe(KindOverlay task) {
    at(task, "")
        .name("container")
        .plural("containers")
        .count(1, 10)
        .rule("ECS135")
        .stated(Source.GUIDE)
        .required()
        .doc("One container, by its name. A task has one to ten, and at least one essential.");
    at(task, "name").form(Ecs.NAME, Ecs.NAME_WORDS).rule("ECS914").required();
    at(task, "image").required().doc("The image, with its registry, and a tag or digest.");
    at(task, "repositoryCredentials.credentialsParameter")
        .reference("arn", "secret")
        .required()
        .doc("The ARN of the secret with the registry's user name and password.");
    at(task, "cpu").cpu().doc("This container's share of the task's.");
    at(task, "memory").size(Unit.MIB).atLeast(6).rule("ECS211").doc("Above this it is stopped.");
    at(task, "memoryReservation")
        .size(Unit.MIB)
        .atLeast(6)
        .rule("ECS211")
        .doc("What is set aside for it.");
    at(task, "essential").fallback(true).doc("Whether the task stops when it does.");
    at(task, "environmentFiles").key("value").count(0, 10);
    at(task, "environmentFiles.value").required();
    at(task, "environmentFiles.type").fallback("s3");
    at(task, "secrets")
        .type(new AttributeType.MapOf(Ecs.SECRET, "name", "valueFrom"))
        .doc(
            "Environment variables, each from a secret or a parameter, or from the ARN of one with"
                + " what to take of it: \"${secret.db.arn}:password::\".");
    at(task, "environment").doc("Environment variables.");
    at(task, "extraHosts").map("hostname", "ipAddress");
    at(task, "systemControls").map("namespace", "value");
    at(task, "systemControls").name("system_controls");
    at(task, "volumesFrom").name("volume_from").plural("volumes_from").key("source_container");
    at(task, "volumesFrom.sourceContainer").required();
    at(task, "volumesFrom.readOnly").fallback(false);
    at(task, "mountPoints").key("container_path");
    at(task, "mountPoints.sourceVolume").required();
    at(task, "mountPoints.containerPath").required();
    at(task, "mountPoints.readOnly").fallback(false);
    at(task, "dependsOn")
        .name("dependency")
        .key("container")
        .doc("Another container that must have got somewhere before this one starts.");
    at(task, "dependsOn.containerName").name("container").required();
    at(task, "dependsOn.condition").required();
    at(task, "startTimeout")
        .duration(Unit.SECONDS)
        .range(2, 120)
        .rule(DOUBTFUL)
        .stated(Source.REPORTS);
    at(task, "stopTimeout")
        .duration(Unit.SECONDS)
        .doc("How long it may take to stop before it is killed; up to 120s on Fargate.");
    at(task, "versionConsistency").computed();
    at(task, "ulimits").key("name");
    at(task, "ulimits.name").required();
    at(task, "ulimits.softLimit").required();
    at(task, "ulimits.hardLimit").required();
    at(task, "resourceRequirements").key("type");
    at(task, "resourceRequirements.type").required();
    at(task, "resourceRequirements.value").required();
    at(task, "firelensConfiguration.type").required();
    at(task, "restartPolicy.enabled").required();
    at(task, "restartPolicy.ignoredExitCodes").set().count(0, 50).rule("ECS229");
    at(task, "restartPolicy.restartAttemptPeriod")
        .duration(Unit.SECONDS)
        .range(60, 1800)
        .rule("ECS229")
        .fallbackSeconds(300);
    Ecs.logConfiguration(task, AT + ".logConfiguration");
    task.add(AT, "log_group")
        .type(new AttributeType.ReferenceTo(List.of("log_group"), "name"))
        .doc(
            "Short for a log_configuration of driver awslogs, with the stack's region and the"
                + " container's name as the streams' prefix.");
    portMappings(task);
    healthCheck(task);
    linux(task);
    docs(task);
  }

  private static void portMappings(KindOverlay task) {
    at(task, "portMappings").key("container_port", "container_port_range");
    at(task, "portMappings.containerPort")
        .port()
        .rule("ECS216")
        .choices("tcp", "udp")
        .rule("ECS218")
        .member("containerPort+protocol")
        .doc("Where the container listens, 8080/tcp.");
    at(task, "portMappings.hostPort")
        .port()
        .range(0, 65535)
        .rule("ECS216")
        .computed()
        .doc("The instance's port. In awsvpc mode the same; in bridge mode 0 takes a free one.");
    at(task, "portMappings.containerPortRange")
        .port()
        .rule("ECS216")
        .choices("tcp", "udp")
        .rule("ECS218")
        .member("containerPortRange+protocol")
        .doc("Instead of one port: 8000-8100/tcp, on free ports of the instance.");
    task.exclude(AT + ".portMappings.protocol", "a port carries it: 53/udp");
    at(task, "portMappings.name")
        .form("[a-z0-9_][a-z0-9_-]{0,63}", Ecs.LOWER_WORDS)
        .rule("ECS914")
        .doc("What Service Connect calls it.");
    at(task, "portMappings").unlabelled();
  }

  private static void healthCheck(KindOverlay task) {
    at(task, "healthCheck.command")
        .required()
        .doc("[\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"], or CMD and its arguments.");
    at(task, "healthCheck.interval")
        .duration(Unit.SECONDS)
        .range(5, 300)
        .rule("ECS225")
        .fallbackSeconds(30);
    at(task, "healthCheck.timeout")
        .duration(Unit.SECONDS)
        .range(2, 60)
        .rule("ECS225")
        .fallbackSeconds(5);
    at(task, "healthCheck.retries").range(1, 10).rule("ECS225").fallback(3);
    at(task, "healthCheck.startPeriod")
        .duration(Unit.SECONDS)
        .range(0, 300)
        .rule("ECS225")
        .fallbackSeconds(0);
  }

  private static void linux(KindOverlay task) {
    at(task, "linuxParameters.capabilities.add").set();
    at(task, "linuxParameters.capabilities.drop").set();
    at(task, "linuxParameters.devices").key("host_path");
    at(task, "linuxParameters.devices.hostPath").required();
    at(task, "linuxParameters.devices.permissions").set();
    at(task, "linuxParameters.sharedMemorySize").size(Unit.MIB);
    at(task, "linuxParameters.maxSwap").size(Unit.MIB);
    at(task, "linuxParameters.swappiness").range(0, 100);
    at(task, "linuxParameters.tmpfs").name("tmpfs").plural("tmpfs_mounts").key("container_path");
    at(task, "linuxParameters.tmpfs.containerPath").required();
    at(task, "linuxParameters.tmpfs.size").size(Unit.MIB).required();
  }

  private static void docs(KindOverlay task) {
    at(task, "name").doc("Unique in the task.");
    at(task, "repositoryCredentials").doc("How to log in to a private registry.");
    at(task, "links").doc("Older containers' way to find each other in bridge mode.");
    at(task, "portMappings").doc("A port on which it listens.");
    at(task, "restartPolicy").doc("Whether it is started again by itself when it ends.");
    at(task, "entryPoint").doc("Takes the place of the image's.");
    at(task, "command").doc("Takes the place of the image's.");
    at(task, "environmentFiles").doc("A file of environment variables in a bucket.");
    at(task, "mountPoints").doc("Where it sees a volume of the task.");
    at(task, "volumesFrom").doc("Another container whose mounts it gets.");
    at(task, "linuxParameters").doc("Capabilities, devices, swap and shared memory.");
    at(task, "startTimeout").doc("How long those that depend on it wait for it.");
    at(task, "versionConsistency")
        .doc("Whether a tag is pinned to the digest that the first task pulled.");
    at(task, "hostname").doc("Not in network mode awsvpc.");
    at(task, "user").doc("The user, uid or uid:gid it runs as.");
    at(task, "workingDirectory").doc("Where its command runs.");
    at(task, "disableNetworking").doc("Whether it has no network.");
    at(task, "privileged").doc("Whether it has the instance's full rights; not on Fargate.");
    at(task, "readonlyRootFilesystem").doc("Whether it can write only to its mounts.");
    at(task, "dnsServers").doc("Not in network mode awsvpc.");
    at(task, "dnsSearchDomains").doc("Not in network mode awsvpc.");
    at(task, "extraHosts").doc("Addresses by host name, for /etc/hosts.");
    at(task, "dockerSecurityOptions").doc("SELinux and AppArmor labels; not on Fargate.");
    at(task, "interactive").doc("Whether its input stays open.");
    at(task, "pseudoTerminal").doc("Whether it gets a terminal.");
    at(task, "dockerLabels").doc("Labels of the container.");
    at(task, "ulimits").doc("A limit of the operating system, by its name.");
    at(task, "logConfiguration")
        .doc("Where its output goes; log_group is short for the usual case.");
    at(task, "healthCheck").doc("How ECS knows that it works.");
    at(task, "systemControls").doc("Kernel parameters by their names.");
    at(task, "resourceRequirements").doc("GPUs that it needs.");
    at(task, "firelensConfiguration").doc("Makes it the router of other containers' logs.");
    at(task, "credentialSpecs").doc("Credentials for Active Directory.");
  }

  private static MemberOverlay at(KindOverlay task, String member) {
    return task.at(member.isEmpty() ? AT : AT + "." + member);
  }
}
