package io.ecsctl.provider.aws.sandbox.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;

/** AWS's own clients at the sandbox's endpoint, one of each protocol. */
class SandboxEndpointTest {
  private static final String REGION = "eu-central-1";

  private SandboxEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = SandboxEndpoint.start(REGION);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(URI.create(endpoint.url()))
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build();
  }

  @Test
  void whatIsMadeIsRead() {
    try (Ec2Client ec2 = client(Ec2Client.builder());
        EcsClient ecs = client(EcsClient.builder())) {
      String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
      assertEquals("10.0.0.0/16", ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).cidrBlock());
      ecs.createCluster(r -> r.clusterName("main"));
      assertEquals(
          "main", ecs.describeClusters(r -> r.clusters("main")).clusters().get(0).clusterName());
    }
  }

  @Test
  void aRefusalHasAwsCodeAndMessage() {
    try (Ec2Client ec2 = client(Ec2Client.builder());
        EcsClient ecs = client(EcsClient.builder())) {
      AwsServiceException query =
          assertThrows(AwsServiceException.class, () -> ec2.deleteVpc(r -> r.vpcId("vpc-gone")));
      assertEquals("InvalidVpcID.NotFound", query.awsErrorDetails().errorCode());
      AwsServiceException json =
          assertThrows(AwsServiceException.class, () -> ecs.listServices(r -> r.cluster("gone")));
      assertEquals("ClusterNotFoundException", json.awsErrorDetails().errorCode());
    }
  }

  @Test
  void whatTheSandboxLacksIsSaid() {
    try (EcsClient ecs = client(EcsClient.builder())) {
      AwsServiceException lacking =
          assertThrows(AwsServiceException.class, () -> ecs.discoverPollEndpoint(r -> {}));
      assertEquals(501, lacking.statusCode());
      assertTrue(lacking.toString().contains("DiscoverPollEndpoint"), lacking::toString);
    }
  }
}
