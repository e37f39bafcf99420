package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Constraint.Source;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;

/** A {@code service} block. */
final class ServiceOverlay {
  private ServiceOverlay() {}

  static KindOverlay overlay() {
    KindOverlay service =
        Ecs.kind("service", "CreateService", CreateServiceRequest.builder())
            .doc(
                "Keeps a number of tasks running, replaces those that fail, and rolls out new"
                    + " revisions.")
            .name("name", 255, Ecs.NAME, Ecs.CHARACTERS)
            .exclude("clientToken", "the plan gives every creation its own")
            .replacedBy("serviceName", "cluster", "schedulingStrategy", "role");
    service.at("serviceName").name("name");
    service
        .at("cluster")
        .reference("arn", "cluster")
        .computed()
        .doc("The account's cluster named default when it is not stated.");
    service
        .at("taskDefinition")
        .reference("arn", "task_definition")
        .required()
        .doc("The revision to run.");
    service
        .at("desiredCount")
        .atLeast(0)
        .computed()
        .doc("How many tasks. Left alone when it is not stated, or an autoscaling block holds it.");
    service
        .at("launchType")
        .computed()
        .doc(
            "FARGATE or EC2. A capacity provider strategy takes its place, on a live service too;"
                + " back to the launch type it was made with goes by leaving the strategy out.");
    service.at("role").reference("arn", "role").computed();
    service.at("platformVersion").computed();
    service.at("availabilityZoneRebalancing").computed();
    service.at("schedulingStrategy").fallback("REPLICA");
    service.at("enableExecuteCommand").fallback(false);
    service.at("enableECSManagedTags").fallback(false);
    service.at("propagateTags").fallback("NONE");
    service
        .at("healthCheckGracePeriodSeconds")
        .atLeast(0)
        .computed()
        .doc("How long after its start a task's failed load balancer checks do not count.");
    service.at("deploymentController").computed();
    service.at("deploymentController.type").fallback("ECS");
    Ecs.strategy(service, "capacityProviderStrategy", 20);
    service.at("capacityProviderStrategy").computed();
    service.at("placementConstraints").key("type", "expression").count(0, 10).rule("ECS433");
    service.at("placementConstraints.type").required();
    service.at("placementStrategy").ordered().count(0, 5).rule("ECS433");
    service.at("placementStrategy.type").required();
    network(service);
    loadBalancing(service);
    deployment(service);
    ServiceConnectOverlay.describe(service);
    volumes(service);
    describe(service);
    return service;
  }

  private static void network(KindOverlay service) {
    service.at("networkConfiguration").flatten();
    service.at("networkConfiguration.awsvpcConfiguration").flatten();
    String awsvpc = "networkConfiguration.awsvpcConfiguration.";
    service
        .at(awsvpc + "subnets")
        .references("id", "subnet")
        .count(1, 16)
        .rule("ECS404")
        .doc("Where tasks get their addresses, in network mode awsvpc.");
    service
        .at(awsvpc + "securityGroups")
        .references("id", "security_group")
        .count(0, 5)
        .rule("ECS404")
        .computed()
        .doc("The VPC's default group when none is stated.");
    service
        .at(awsvpc + "assignPublicIp")
        .fallback("DISABLED")
        .doc("Whether tasks get public addresses; without, they need a NAT gateway or endpoints.");
  }

  private static void loadBalancing(KindOverlay service) {
    service
        .at("loadBalancers")
        .key("target_group", "load_balancer_name", "container", "port")
        .count(0, 5)
        .rule("ECS507")
        .stated(Source.GUIDE)
        .doc("A container's port that a target group's requests go to.");
    service
        .at("loadBalancers.targetGroupArn")
        .name("target_group")
        .reference("arn", "target_group");
    service.at("loadBalancers.loadBalancerName").doc("A Classic Load Balancer.");
    service.at("loadBalancers.containerName").name("container").required();
    service.at("loadBalancers.containerPort").name("port").required();
    String advanced = "loadBalancers.advancedConfiguration.";
    service
        .at(advanced + "alternateTargetGroupArn")
        .name("alternate_target_group")
        .reference("arn", "target_group")
        .required();
    service.at(advanced + "productionListenerRule").reference("arn", "listener_rule", "listener");
    service.at(advanced + "testListenerRule").reference("arn", "listener_rule", "listener");
    service.at(advanced + "roleArn").name("role").reference("arn", "role").required();
    service
        .at("serviceRegistries")
        .name("service_registry")
        .key("registry")
        .count(0, 1)
        .rule("ECS910");
    service
        .at("serviceRegistries.registryArn")
        .name("registry")
        .reference("arn", "discovery_service")
        .required();
    service.at("serviceRegistries.containerName").name("container");
    service.at("vpcLatticeConfigurations").key("target_group");
    service.at("vpcLatticeConfigurations.roleArn").name("role").reference("arn", "role").required();
    service.at("vpcLatticeConfigurations.targetGroupArn").name("target_group").required();
    service.at("vpcLatticeConfigurations.portName").required();
  }

  private static void deployment(KindOverlay service) {
    String at = "deploymentConfiguration";
    service.at(at).computed();
    service
        .at(at + ".deploymentCircuitBreaker")
        .lift()
        .doc("Gives up a rollout whose tasks keep failing.");
    service.at(at + ".deploymentCircuitBreaker.enable").fallback(false);
    service
        .at(at + ".deploymentCircuitBreaker.rollback")
        .fallback(false)
        .doc("Whether the last revision that worked is put back.");
    service
        .at(at + ".maximumPercent")
        .atLeast(100)
        .rule("ECS413")
        .stated(Source.API, Source.TRIED)
        .computed()
        .doc("How many tasks there may be during a rollout, in percent of desired_count.");
    service
        .at(at + ".minimumHealthyPercent")
        .range(0, 100)
        .rule("ECS413")
        .stated(Source.TRIED)
        .aws("minimumHealthyPercent must be at most 100")
        .computed()
        .doc("How many tasks must be there during a rollout, in percent of desired_count.");
    service.at(at + ".strategy").fallback("ROLLING");
    service.at(at + ".bakeTimeInMinutes").range(0, 1440).rule("ECS420").computed();
    service.at(at + ".alarms").computed();
    service.at(at + ".alarms.alarmNames").name("alarms").set();
    service.at(at + ".alarms.enable").fallback(false);
    service.at(at + ".alarms.rollback").fallback(false);
    service.at(at + ".lifecycleHooks").key("hook_target");
    service.at(at + ".lifecycleHooks.hookTargetArn").name("hook_target").required();
    service.at(at + ".lifecycleHooks.roleArn").name("role").reference("arn", "role").required();
    service.at(at + ".lifecycleHooks.lifecycleStages").set().required();
    service
        .at(at + ".linearConfiguration.stepPercent")
        .range("3", "100", "0.1")
        .rule("ECS420")
        .computed();
    service
        .at(at + ".linearConfiguration.stepBakeTimeInMinutes")
        .range(0, 1440)
        .rule("ECS420")
        .computed();
    service
        .at(at + ".canaryConfiguration.canaryPercent")
        .range("0.1", "100", "0.1")
        .rule("ECS420")
        .computed();
    service
        .at(at + ".canaryConfiguration.canaryBakeTimeInMinutes")
        .range(0, 1440)
        .rule("ECS420")
        .computed();
  }

  private static void volumes(KindOverlay service) {
    String at = "volumeConfigurations";
    service.at(at + ".name").required().doc("The volume of the task definition.");
    String ebs = at + ".managedEBSVolume";
    service.at(ebs + ".kmsKeyId").name("kms_key");
    service.at(ebs + ".snapshotId").name("snapshot");
    service.at(ebs + ".roleArn").name("role").reference("arn", "role").required();
    service
        .at(ebs + ".volumeType")
        .words("gp2", "gp3", "io1", "io2", "st1", "sc1", "standard")
        .fallback("gp3");
    service.at(ebs + ".sizeInGiB").range(1, 16_384);
    service.at(ebs + ".encrypted").computed();
    service.at(ebs + ".filesystemType").computed();
    service.at(ebs + ".iops").computed();
    service.at(ebs + ".throughput").range(125, 1000).computed().doc("In MiB a second; gp3 only.");
    service.at(ebs + ".tagSpecifications").key("resource_type");
    service.at(ebs + ".tagSpecifications.resourceType").required();
  }

  private static void describe(KindOverlay service) {
    service.at("serviceName").doc("Unique in the cluster.");
    service.at("availabilityZoneRebalancing").doc("Whether tasks are moved to keep zones even.");
    service.at("serviceRegistries").doc("A Cloud Map service that tasks are registered with.");
    service
        .at("capacityProviderStrategy")
        .doc(
            "How tasks are spread over capacity providers; takes the place of launch_type. The"
                + " cluster's default when neither is stated.");
    service.at("platformVersion").doc("The Fargate platform; LATEST when it is not stated.");
    service
        .at("role")
        .doc("What ECS registers targets as, where the account has no service-linked role.");
    service.at("deploymentConfiguration").doc("How a rollout goes.");
    service.at("deploymentConfiguration.alarms").doc("Alarms that fail a rollout.");
    service
        .at("deploymentConfiguration.strategy")
        .doc("Whether old tasks give way one by one, or all at once to a second set.");
    service
        .at("deploymentConfiguration.bakeTimeInMinutes")
        .doc("How long both sets stay when traffic has moved.");
    service
        .at("deploymentConfiguration.lifecycleHooks")
        .doc("A function that is asked at stages of a rollout.");
    service.at("deploymentConfiguration.linearConfiguration").doc("For strategy LINEAR.");
    service.at("deploymentConfiguration.canaryConfiguration").doc("For strategy CANARY.");
    service.at("placementConstraints").doc("Instances that a task may run on.");
    service.at("placementStrategy").doc("How instances are chosen; the first one counts most.");
    service.at("schedulingStrategy").doc("A number of tasks, or one on each instance.");
    service.at("deploymentController").doc("Who rolls out: ECS, CodeDeploy or another.");
    service.at("enableECSManagedTags").doc("Whether tasks are tagged with cluster and service.");
    service.at("propagateTags").doc("Whose tags tasks get.");
    service.at("enableExecuteCommand").doc("Whether commands can be run in its containers.");
    service.at("serviceConnectConfiguration").doc("How services find each other by name.");
    service.at("volumeConfigurations").doc("A volume that is made for each task.");
    service
        .at("vpcLatticeConfigurations")
        .doc("A VPC Lattice target group that tasks are registered with.");
    service.at("loadBalancers.targetGroupArn").doc("Where the requests come from.");
    service.at("loadBalancers.containerName").doc("The container that takes them.");
    service.at("loadBalancers.containerPort").doc("Its port, one of its port mappings.");
    service
        .at("loadBalancers.advancedConfiguration")
        .doc("The second target group of a blue/green rollout, and the rules that move traffic.");
  }
}
