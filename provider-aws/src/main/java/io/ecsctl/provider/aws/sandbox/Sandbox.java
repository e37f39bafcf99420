package io.ecsctl.provider.aws.sandbox;

import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.sandbox.account.CloudTrail;
import io.ecsctl.provider.aws.sandbox.account.CloudWatch;
import io.ecsctl.provider.aws.sandbox.account.Iam;
import io.ecsctl.provider.aws.sandbox.account.Logs;
import io.ecsctl.provider.aws.sandbox.account.Scaling;
import io.ecsctl.provider.aws.sandbox.account.SecretsManager;
import io.ecsctl.provider.aws.sandbox.account.ServiceQuotas;
import io.ecsctl.provider.aws.sandbox.account.Ssm;
import io.ecsctl.provider.aws.sandbox.account.Sts;
import io.ecsctl.provider.aws.sandbox.account.Tagging;
import io.ecsctl.provider.aws.sandbox.autoscaling.AutoScaling;
import io.ecsctl.provider.aws.sandbox.ec2.Ec2;
import io.ecsctl.provider.aws.sandbox.ecs.Ecs;
import io.ecsctl.provider.aws.sandbox.ecs.Rollouts;
import io.ecsctl.provider.aws.sandbox.elb.Elb;
import io.ecsctl.provider.aws.sandbox.naming.Acm;
import io.ecsctl.provider.aws.sandbox.naming.Discovery;
import io.ecsctl.provider.aws.sandbox.naming.Dns;
import io.ecsctl.provider.aws.sandbox.schedule.Scheduler;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import io.ecsctl.provider.aws.sandbox.storage.Ecr;
import io.ecsctl.provider.aws.sandbox.storage.Efs;
import io.ecsctl.provider.aws.sandbox.storage.Layers;
import io.ecsctl.provider.aws.sandbox.storage.S3;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
 * An AWS account in memory, kept in a file between runs.
 *
 * <p>Operations that the product does not use throw {@link UnsupportedOperationException}, as the
 * SDK's interfaces have it; a test sees to it that every operation that the product calls is here.
 */
public final class Sandbox implements AwsClients {
  private final Backend backend;
  private final Lazy<Ec2Client> ec2 = new Lazy<>(Ec2::new);
  private final Lazy<AutoScalingClient> autoScaling = new Lazy<>(AutoScaling::new);
  private final Lazy<CloudWatchClient> cloudWatch = new Lazy<>(CloudWatch::new);
  private final Lazy<EcsClient> ecs = new Lazy<>(Ecs::new);
  private final Lazy<ElasticLoadBalancingV2Client> elb = new Lazy<>(Elb::new);
  private final Lazy<IamClient> iam = new Lazy<>(Iam::new);
  private final Lazy<CloudWatchLogsClient> logs = new Lazy<>(Logs::new);
  private final Lazy<ApplicationAutoScalingClient> scaling = new Lazy<>(Scaling::new);
  private final Lazy<ResourceGroupsTaggingApiClient> tagging = new Lazy<>(Tagging::new);
  private final Lazy<ResourceGroupsTaggingApiClient> globalTagging = new Lazy<>(Tagging::global);
  private final Lazy<StsClient> sts = new Lazy<>(Sts::new);
  private final Lazy<SsmClient> ssm = new Lazy<>(Ssm::new);
  private final Lazy<SecretsManagerClient> secrets = new Lazy<>(SecretsManager::new);
  private final Lazy<S3Client> s3 = new Lazy<>(S3::new);
  private final Lazy<EcrClient> ecr = new Lazy<>(Ecr::new);
  private final Lazy<EfsClient> efs = new Lazy<>(Efs::new);
  private final Lazy<AcmClient> acm = new Lazy<>(Acm::new);
  private final Lazy<ServiceDiscoveryClient> discovery = new Lazy<>(Discovery::new);
  private final Lazy<Route53Client> dns = new Lazy<>(Dns::new);
  private final Lazy<SchedulerClient> scheduler = new Lazy<>(Scheduler::new);
  private final Lazy<CloudTrailClient> cloudTrail = new Lazy<>(CloudTrail::new);
  private final Lazy<ServiceQuotasClient> quotas = new Lazy<>(ServiceQuotas::new);

  private Sandbox(Backend backend) {
    this.backend = backend;
    backend.watch(new Rollouts(backend)::advance);
  }

  /**
   * Opens the account that the file holds, or a new one.
   *
   * @throws io.ecsctl.planner.provider.ProviderException {@code LOCKED} when another process has it
   *     open, {@code BAD_SANDBOX_FILE} when it cannot be read; the file then stays as it is
   */
  public static Sandbox open(SandboxOptions options) {
    return new Sandbox(Backend.open(options));
  }

  /**
   * How many objects each of the account's tables has, what AWS keeps as a memory included; empty
   * tables left out. An auditor's view: it calls no operation.
   */
  public SortedMap<String, Integer> census() {
    return backend.census();
  }

  @Override
  public Ec2Client ec2() {
    return ec2.get(backend);
  }

  @Override
  public AutoScalingClient autoScaling() {
    return autoScaling.get(backend);
  }

  @Override
  public CloudWatchClient cloudWatch() {
    return cloudWatch.get(backend);
  }

  @Override
  public EcsClient ecs() {
    return ecs.get(backend);
  }

  @Override
  public ElasticLoadBalancingV2Client elb() {
    return elb.get(backend);
  }

  @Override
  public IamClient iam() {
    return iam.get(backend);
  }

  @Override
  public CloudWatchLogsClient logs() {
    return logs.get(backend);
  }

  @Override
  public ApplicationAutoScalingClient scaling() {
    return scaling.get(backend);
  }

  @Override
  public ResourceGroupsTaggingApiClient tagging() {
    return tagging.get(backend);
  }

  @Override
  public ResourceGroupsTaggingApiClient globalTagging() {
    return globalTagging.get(backend);
  }

  @Override
  public StsClient sts() {
    return sts.get(backend);
  }

  @Override
  public SsmClient ssm() {
    return ssm.get(backend);
  }

  @Override
  public SecretsManagerClient secrets() {
    return secrets.get(backend);
  }

  @Override
  public S3Client s3() {
    return s3.get(backend);
  }

  @Override
  public EcrClient ecr() {
    return ecr.get(backend);
  }

  @Override
  public EfsClient efs() {
    return efs.get(backend);
  }

  @Override
  public AcmClient acm() {
    return acm.get(backend);
  }

  @Override
  public ServiceDiscoveryClient discovery() {
    return discovery.get(backend);
  }

  @Override
  public Route53Client dns() {
    return dns.get(backend);
  }

  @Override
  public SchedulerClient scheduler() {
    return scheduler.get(backend);
  }

  @Override
  public CloudTrailClient cloudTrail() {
    return cloudTrail.get(backend);
  }

  @Override
  public CloudTrailClient globalCloudTrail() {
    return cloudTrail.get(backend);
  }

  @Override
  public ServiceQuotasClient quotas() {
    return quotas.get(backend);
  }

  @Override
  public String fetch(String url) {
    return Layers.behind(backend, url);
  }

  @Override
  public String region() {
    return backend.region();
  }

  @Override
  public boolean isGlobalRegion() {
    return false;
  }

  /** It leaves out nothing that the product looks for. */
  @Override
  public boolean emulated() {
    return false;
  }

  @Override
  public Pacer pacer() {
    return backend.pacer();
  }

  /**
   * From now on every call of that name is refused with that code and message; with an empty code
   * no more.
   *
   * @param call {@code Ec2.CreateVpc}
   */
  public void refuse(String call, String code, String message) {
    backend.refuse(call, code, message);
  }

  /** Lets go of the file; what was done is in it already. */
  @Override
  public void close() {
    backend.close();
  }

  private static final class Lazy<T> {
    private final Function<Backend, T> maker;
    private @Nullable T made;

    Lazy(Function<Backend, T> maker) {
      this.maker = maker;
    }

    synchronized T get(Backend backend) {
      T client = made;
      if (client == null) {
        client = maker.apply(backend);
        made = client;
      }
      return client;
    }
  }
}
