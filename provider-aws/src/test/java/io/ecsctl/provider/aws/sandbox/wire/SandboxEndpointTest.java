package io.ecsctl.provider.aws.sandbox.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

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
  void membersAreInPathQueryHeadersAndXml() {
    try (S3Client s3 = client(S3Client.builder())) {
      s3.createBucket(r -> r.bucket("shop-env"));
      assertEquals("shop-env", s3.listBuckets().buckets().getFirst().name());
      List<Tag> tags =
          List.of(
              Tag.builder().key("stage").value("<test>").build(),
              Tag.builder().key("team").value("a & b").build());
      s3.putBucketTagging(r -> r.bucket("shop-env").tagging(t -> t.tagSet(tags)));
      assertEquals(tags, s3.getBucketTagging(r -> r.bucket("shop-env")).tagSet());
      s3.putPublicAccessBlock(
          r -> r.bucket("shop-env").publicAccessBlockConfiguration(c -> c.blockPublicAcls(true)));
      assertEquals(
          true,
          s3.getPublicAccessBlock(r -> r.bucket("shop-env"))
              .publicAccessBlockConfiguration()
              .blockPublicAcls());
      s3.putBucketPolicy(r -> r.bucket("shop-env").policy("{\"Statement\":[]}"));
      assertEquals("{\"Statement\":[]}", s3.getBucketPolicy(r -> r.bucket("shop-env")).policy());
    }
  }

  @Test
  void anObjectIsAStreamWithHeaders() {
    try (S3Client s3 = client(S3Client.builder())) {
      s3.createBucket(r -> r.bucket("shop-env"));
      String key = "ecsctl/app env";
      s3.putObject(
          r -> r.bucket("shop-env").key(key).metadata(Map.of("digest", "d1")),
          RequestBody.fromString("A=ä\n"));
      HeadObjectResponse head = s3.headObject(r -> r.bucket("shop-env").key(key));
      assertEquals(Map.of("digest", "d1"), head.metadata());
      assertEquals(5, head.contentLength());
      assertEquals(
          key,
          s3.listObjectsV2(r -> r.bucket("shop-env").prefix("ecsctl/"))
              .contents()
              .getFirst()
              .key());
      s3.deleteObject(r -> r.bucket("shop-env").key(key));
      assertThrows(
          NoSuchKeyException.class, () -> s3.headObject(r -> r.bucket("shop-env").key(key)));
    }
  }

  @Test
  void membersAreInPathQueryAndJson() {
    try (SchedulerClient scheduler = client(SchedulerClient.builder());
        EfsClient efs = client(EfsClient.builder())) {
      var tag =
          software.amazon.awssdk.services.scheduler.model.Tag.builder().key("a").value("1").build();
      String group =
          scheduler.createScheduleGroup(r -> r.name("nightly").tags(tag)).scheduleGroupArn();
      assertEquals(
          group,
          scheduler
              .listScheduleGroups(r -> r.namePrefix("night"))
              .scheduleGroups()
              .getFirst()
              .arn());
      scheduler.untagResource(r -> r.resourceArn(group).tagKeys("a", "b"));
      assertEquals(List.of(), scheduler.listTagsForResource(r -> r.resourceArn(group)).tags());
      String files = efs.createFileSystem(r -> r.creationToken("t").encrypted(true)).fileSystemId();
      assertTrue(
          efs.describeFileSystems(r -> r.fileSystemId(files)).fileSystems().getFirst().encrypted());
      AwsServiceException gone =
          assertThrows(
              AwsServiceException.class,
              () -> efs.describeFileSystems(r -> r.fileSystemId("fs-gone")));
      assertEquals("FileSystemNotFound", gone.awsErrorDetails().errorCode());
    }
  }

  @Test
  void listsOfListsAreInXml() {
    try (Route53Client dns = client(Route53Client.builder())) {
      String zone =
          dns.createHostedZone(r -> r.name("shop.example.").callerReference("r")).hostedZone().id();
      Change change =
          Change.builder()
              .action(ChangeAction.CREATE)
              .resourceRecordSet(s ->
                  s.name("www.shop.example.")
                      .type(RRType.A)
                      .ttl(60L)
                      .resourceRecords(
                          ResourceRecord.builder().value("10.0.0.1").build(),
                          ResourceRecord.builder().value("10.0.0.2").build()))
              .build();
      dns.changeResourceRecordSets(r -> r.hostedZoneId(zone).changeBatch(b -> b.changes(change)));
      assertTrue(
          dns.listResourceRecordSets(r -> r.hostedZoneId(zone))
              .resourceRecordSets()
              .contains(change.resourceRecordSet()));
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
