package io.ecsctl.provider.aws.client;

import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.ProviderException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The way to one account: one SDK client a service, and the clock that waiting goes by. Safe for
 * use by several threads. The methods return the same client each time; a client costs nothing
 * before its method is called.
 */
public interface AwsClients extends AutoCloseable {
  Ec2Client ec2();

  AutoScalingClient autoScaling();

  CloudWatchClient cloudWatch();

  EcsClient ecs();

  ElasticLoadBalancingV2Client elb();

  IamClient iam();

  CloudWatchLogsClient logs();

  ApplicationAutoScalingClient scaling();

  ResourceGroupsTaggingApiClient tagging();

  /**
   * The tagging API of the region that tells of what belongs to none: IAM's policies and instance
   * profiles.
   */
  ResourceGroupsTaggingApiClient globalTagging();

  StsClient sts();

  SsmClient ssm();

  SecretsManagerClient secrets();

  S3Client s3();

  EcrClient ecr();

  EfsClient efs();

  /** Cloud Map. */
  ServiceDiscoveryClient discovery();

  Route53Client dns();

  AcmClient acm();

  SchedulerClient scheduler();

  CloudTrailClient cloudTrail();

  /** Of the region that keeps the events of what belongs to none: IAM's. */
  CloudTrailClient globalCloudTrail();

  ServiceQuotasClient quotas();

  /**
   * The text behind a link that AWS signed, as UTF-8; at most 4 MiB of it.
   *
   * @throws ProviderException when it cannot be had
   */
  String fetch(String url);

  /** The region that all of them call. */
  String region();

  /** Whether what belongs to no region, IAM, is at home in this one: then both indexes are one. */
  boolean isGlobalRegion();

  /**
   * Whether these lead to something that only answers like AWS, and may leave out what AWS does
   * not.
   */
  boolean emulated();

  Pacer pacer();

  @Override
  void close();
}
