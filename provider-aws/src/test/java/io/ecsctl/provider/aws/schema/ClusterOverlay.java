package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;

/** A {@code cluster} block. */
final class ClusterOverlay {
  private ClusterOverlay() {}

  static KindOverlay overlay() {
    KindOverlay cluster =
        Ecs.kind("cluster", "CreateCluster", CreateClusterRequest.builder())
            .doc("Where services and tasks run.")
            .name("name", 255, Ecs.NAME, Ecs.CHARACTERS)
            .exclude("settings", "container_insights is the only one there is")
            .replacedBy("clusterName");
    cluster.at("clusterName").name("name");
    cluster
        .add("", "container_insights")
        .words("enabled", "disabled", "enhanced")
        .member("settings", "[containerInsights]")
        .computed()
        .doc(
            "Metrics of services, tasks and containers. The account's setting decides when it is"
                + " not stated.");
    cluster
        .at("capacityProviders")
        .type(new AttributeType.SetOf(new AttributeType.OneOf(List.of(Ecs.PROVIDER))))
        .separate()
        .doc("FARGATE, FARGATE_SPOT, or capacity providers. Set in a step of its own.");
    Ecs.strategy(cluster, "defaultCapacityProviderStrategy", 20);
    cluster.at("defaultCapacityProviderStrategy").separate();
    cluster.at("configuration.executeCommandConfiguration.kmsKeyId").name("kms_key");
    cluster.at("configuration.executeCommandConfiguration.logging").fallback("DEFAULT");
    String log = "configuration.executeCommandConfiguration.logConfiguration.";
    cluster.at(log + "cloudWatchLogGroupName").name("log_group").reference("name", "log_group");
    cluster.at(log + "cloudWatchEncryptionEnabled").fallback(false);
    cluster.at(log + "s3BucketName").name("s3_bucket");
    cluster.at(log + "s3EncryptionEnabled").fallback(false);
    cluster.at("configuration.managedStorageConfiguration.kmsKeyId").name("kms_key");
    cluster
        .at("configuration.managedStorageConfiguration.fargateEphemeralStorageKmsKeyId")
        .name("fargate_ephemeral_storage_kms_key");
    cluster.at("serviceConnectDefaults.namespace").reference("arn", "namespace").required();
    describe(cluster);
    return cluster;
  }

  private static void describe(KindOverlay cluster) {
    cluster.at("clusterName").doc("Unique in account and region.");
    cluster
        .at("configuration")
        .doc(
            "How commands in containers are logged, and with which keys its storage is encrypted.");
    cluster
        .at("defaultCapacityProviderStrategy")
        .doc("Where tasks go that say neither launch type nor strategy.");
    cluster
        .at("serviceConnectDefaults")
        .doc("The namespace of services that use Service Connect without naming one.");
  }
}
