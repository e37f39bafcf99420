package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** A {@code task_definition} block. */
final class TaskDefinitionOverlay {
  private TaskDefinitionOverlay() {}

  static KindOverlay overlay() {
    KindOverlay task =
        Ecs.kind(
                "task_definition",
                "RegisterTaskDefinition",
                RegisterTaskDefinitionRequest.builder())
            .doc(
                "Containers that run together. Every change makes a new revision; a revision never"
                    + " changes.")
            .name("family", 255, Ecs.NAME, Ecs.CHARACTERS)
            .revisioned()
            .computed("revision", Type.NUMBER, "The number of this revision in its family.");
    task.at("family").replaces().doc("The name that all revisions share.");
    task.at("taskRoleArn")
        .name("task_role")
        .reference("arn", "role")
        .doc("What the containers may do in AWS.");
    task.at("executionRoleArn")
        .name("execution_role")
        .reference("arn", "role")
        .doc("What ECS may do for them: pull images, read secrets, write logs.");
    task.at("networkMode")
        .computed()
        .doc("awsvpc gives each task an address of its own; Fargate has no other.");
    task.at("requiresCompatibilities").set().doc("Where it must be able to run.");
    task.at("cpu")
        .cpu()
        .atLeast(128)
        .doc("The whole task's. Fargate has fixed pairs of cpu and memory.");
    task.at("memory").size(Unit.MIB).doc("The whole task's.");
    task.at("pidMode").doc("Whose processes the containers see.");
    task.at("placementConstraints").key("type", "expression").count(0, 10).rule("ECS433");
    task.at("placementConstraints.type").required();
    task.at("ephemeralStorage.sizeInGiB")
        .name("size")
        .size(Unit.GIB)
        .range(21, 200)
        .rule("ECS127")
        .required()
        .doc("More than the 20GiB that every Fargate task has.");
    task.at("runtimePlatform.cpuArchitecture").fallback("X86_64");
    task.at("runtimePlatform.operatingSystemFamily").fallback("LINUX");
    task.at("enableFaultInjection").fallback(false);
    task.at("inferenceAccelerators").key("device_name");
    task.at("inferenceAccelerators.deviceName").required();
    task.at("inferenceAccelerators.deviceType").required();
    task.at("proxyConfiguration.containerName").name("container").required();
    task.at("proxyConfiguration.type").fallback("APPMESH");
    task.add("", "secret_versions")
        .type(new AttributeType.MapOf(AttributeType.Scalar.of(Type.STRING), "", ""))
        .doc(
            "The versions of the secrets and parameters that the tasks start with. Those of the"
                + " program's own are put here by themselves: a value that changed makes a new"
                + " revision, so that a deployment brings it to the tasks.");
    volumes(task);
    ContainerOverlay.describe(task);
    describe(task);
    return task;
  }

  private static void volumes(KindOverlay task) {
    task.at("volumes.name").form(Ecs.NAME, Ecs.NAME_WORDS).rule("ECS914").required();
    task.at("volumes.configuredAtLaunch").computed();
    task.at("volumes.dockerVolumeConfiguration.scope").computed();
    task.at("volumes.dockerVolumeConfiguration.autoprovision").computed();
    task.at("volumes.dockerVolumeConfiguration.driver").computed();
    String efs = "volumes.efsVolumeConfiguration.";
    task.at(efs + "fileSystemId").name("file_system").reference("id", "file_system").required();
    task.at(efs + "rootDirectory").fallback("/");
    task.at(efs + "transitEncryption").fallback("DISABLED");
    task.at(efs + "authorizationConfig.accessPointId").name("access_point");
    task.at(efs + "authorizationConfig.iam").fallback("DISABLED");
    String fsx = "volumes.fsxWindowsFileServerVolumeConfiguration.";
    task.at(fsx + "fileSystemId").name("file_system").required();
    task.at(fsx + "rootDirectory").required();
    task.at(fsx + "authorizationConfig").required();
    task.at(fsx + "authorizationConfig.credentialsParameter")
        .type(Ecs.SECRET)
        .name("credentials_parameter")
        .required();
    task.at(fsx + "authorizationConfig.domain").required();
  }

  private static void describe(KindOverlay task) {
    task.at("volumes").doc("Storage that containers mount, by its name.");
    task.at("volumes.host").doc("A directory of the instance.");
    task.at("volumes.dockerVolumeConfiguration").doc("A volume of Docker's.");
    task.at("volumes.efsVolumeConfiguration").doc("A file system of EFS.");
    task.at("volumes.fsxWindowsFileServerVolumeConfiguration")
        .doc("A file system of FSx for Windows.");
    task.at("volumes.configuredAtLaunch")
        .doc("Whether the service says what it is, in volume_configuration.");
    task.at("placementConstraints").doc("Instances that a task may run on.");
    task.at("ipcMode").doc("Whose shared memory the containers see.");
    task.at("proxyConfiguration").doc("An App Mesh proxy.");
    task.at("inferenceAccelerators")
        .doc("Elastic Inference, which AWS has closed to new accounts.");
    task.at("ephemeralStorage").doc("The task's own disk, on Fargate.");
    task.at("runtimePlatform").doc("Processor and operating system.");
    task.at("enableFaultInjection").doc("Whether tasks take requests to fail on purpose.");
  }
}
