package io.ecsctl.provider.aws.client;

import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
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
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * SDK clients over HTTP, each made when first asked for; they share one HTTP client and one set of
 * credentials.
 */
public final class RealClients implements AwsClients {
  /** What tells this tool's calls from others' in CloudTrail: the SDK's application id. */
  public static final String USER_AGENT = "app/ecsctl";

  private static final String APP_ID = "ecsctl";

  // An address that answers nothing shall be noticed in seconds; some calls (task definitions) take
  // AWS several to answer.
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final int LONGEST_TEXT = 4 << 20;
  private static final Duration CALL_TIMEOUT = Duration.ofMinutes(2);

  private final ConnectionSettings settings;
  private final List<Lazy<? extends SdkAutoCloseable>> made = new ArrayList<>();
  private final Lazy<Region> region;
  private final Lazy<SdkHttpClient> http;
  private final Lazy<AwsCredentialsProvider> credentials;
  private final Lazy<Ec2Client> ec2;
  private final Lazy<AutoScalingClient> autoScaling;
  private final Lazy<CloudWatchClient> cloudWatch;
  private final Lazy<EcsClient> ecs;
  private final Lazy<ElasticLoadBalancingV2Client> elb;
  private final Lazy<IamClient> iam;
  private final Lazy<CloudWatchLogsClient> logs;
  private final Lazy<ApplicationAutoScalingClient> scaling;
  private final Lazy<ResourceGroupsTaggingApiClient> tagging;
  private final Lazy<ResourceGroupsTaggingApiClient> globalTagging;
  private final Lazy<StsClient> sts;
  private final Lazy<SsmClient> ssm;
  private final Lazy<SecretsManagerClient> secrets;
  private final Lazy<S3Client> s3;
  private final Lazy<EcrClient> ecr;
  private final Lazy<EfsClient> efs;
  private final Lazy<AcmClient> acm;
  private final Lazy<ServiceDiscoveryClient> discovery;
  private final Lazy<Route53Client> dns;
  private final Lazy<SchedulerClient> scheduler;
  private final Lazy<CloudTrailClient> cloudTrail;
  private final Lazy<CloudTrailClient> globalCloudTrail;
  private final Lazy<ServiceQuotasClient> quotas;

  private final Pacer pacer;
  private final RateLimiter rateLimiter = new RateLimiter(Pacer.system());

  public RealClients(ConnectionSettings settings) {
    this(settings, Pacer.system());
  }

  /**
   * @param pacer by which is waited for what AWS does; calls are limited by the machine's clock
   */
  public RealClients(ConnectionSettings settings, Pacer pacer) {
    this.settings = settings;
    this.pacer = pacer;
    region = new Lazy<>(this::findRegion);
    credentials = new Lazy<>(this::findCredentials);
    ec2 = client(() -> configured(Ec2Client.builder()));
    autoScaling = client(() -> configured(AutoScalingClient.builder()));
    cloudWatch = client(() -> configured(CloudWatchClient.builder()));
    ecs = client(() -> configured(EcsClient.builder()));
    elb = client(() -> configured(ElasticLoadBalancingV2Client.builder()));
    iam = client(() -> configured(IamClient.builder()));
    logs = client(() -> configured(CloudWatchLogsClient.builder()));
    scaling = client(() -> configured(ApplicationAutoScalingClient.builder()));
    tagging = client(() -> configured(ResourceGroupsTaggingApiClient.builder()));
    globalTagging =
        client(
            () -> configured(ResourceGroupsTaggingApiClient.builder(), globalRegion(region.get())));
    sts = client(() -> configured(StsClient.builder()));
    ssm = client(() -> configured(SsmClient.builder()));
    secrets = client(() -> configured(SecretsManagerClient.builder()));
    ecr = client(() -> configured(EcrClient.builder()));
    efs = client(() -> configured(EfsClient.builder()));
    // An endpoint that is not AWS's has no host name for every bucket.
    s3 = client(() -> configured(S3Client.builder().forcePathStyle(settings.endpoint() != null)));
    acm = client(() -> configured(AcmClient.builder()));
    discovery = client(() -> configured(ServiceDiscoveryClient.builder()));
    dns = client(() -> configured(Route53Client.builder()));
    scheduler = client(() -> configured(SchedulerClient.builder()));
    cloudTrail = client(() -> configured(CloudTrailClient.builder()));
    globalCloudTrail =
        client(() -> configured(CloudTrailClient.builder(), globalRegion(region.get())));
    quotas = client(() -> configured(ServiceQuotasClient.builder()));
    http = client(() -> httpClient(settings.endpoint()));
  }

  /** To make ready for TLS takes as long as a dozen calls: not for an emulator without. */
  private static SdkHttpClient httpClient(@Nullable URI endpoint) {
    boolean plain = endpoint != null && endpoint.getScheme().equals("http");
    return plain && ProxyConfiguration.builder().build().host() == null
        ? UrlConnectionHttpClient.create(RealClients::connection)
        : UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(READ_TIMEOUT)
            .build();
  }

  private static HttpURLConnection connection(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
      connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T extends SdkAutoCloseable> Lazy<T> client(Supplier<T> maker) {
    Lazy<T> client = new Lazy<>(maker);
    made.add(client);
    return client;
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(
      B builder) {
    return configured(builder, region.get());
  }

  /** IAM is at home in one region of each partition. */
  private static Region globalRegion(Region of) {
    return switch (of.metadata().partition().id()) {
      case "aws-cn" -> Region.CN_NORTHWEST_1;
      case "aws-us-gov" -> Region.US_GOV_WEST_1;
      default -> Region.US_EAST_1;
    };
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(
      B builder, Region in) {
    builder
        .region(in)
        .credentialsProvider(credentials.get())
        .httpClient(http.get())
        .overrideConfiguration(overrides());
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return builder.build();
  }

  private ClientOverrideConfiguration overrides() {
    ClientOverrideConfiguration.Builder overrides =
        ClientOverrideConfiguration.builder()
            // Adaptive: a client that is throttled slows down instead of failing.
            .retryStrategy(RetryMode.ADAPTIVE_V2)
            .appId(APP_ID)
            .apiCallTimeout(CALL_TIMEOUT);
    if (settings.endpoint() == null) {
      // An emulator has no quotas.
      overrides.addExecutionInterceptor(rateLimiter);
    }
    if (settings.profile() != null) {
      overrides.defaultProfileName(settings.profile());
    }
    return overrides.build();
  }

  private Region findRegion() {
    if (settings.region() != null) {
      return Region.of(settings.region());
    }
    try {
      return chain().getRegion();
    } catch (SdkClientException none) {
      throw new ProviderException(
          ProviderException.NO_REGION,
          "",
          "No region is set. Write region in the stack block, pass --region, or set AWS_REGION.",
          "",
          none);
    }
  }

  private DefaultAwsRegionProviderChain chain() {
    return settings.profile() == null
        ? new DefaultAwsRegionProviderChain()
        : DefaultAwsRegionProviderChain.builder()
            .profileFile(ProfileFile::defaultProfileFile)
            .profileName(settings.profile())
            .build();
  }

  private AwsCredentialsProvider findCredentials() {
    return settings.profile() == null
        ? DefaultCredentialsProvider.builder().build()
        : DefaultCredentialsProvider.builder().profileName(settings.profile()).build();
  }

  @Override
  public Ec2Client ec2() {
    return ec2.get();
  }

  @Override
  public AutoScalingClient autoScaling() {
    return autoScaling.get();
  }

  @Override
  public CloudWatchClient cloudWatch() {
    return cloudWatch.get();
  }

  @Override
  public EcsClient ecs() {
    return ecs.get();
  }

  @Override
  public ElasticLoadBalancingV2Client elb() {
    return elb.get();
  }

  @Override
  public IamClient iam() {
    return iam.get();
  }

  @Override
  public CloudWatchLogsClient logs() {
    return logs.get();
  }

  @Override
  public ApplicationAutoScalingClient scaling() {
    return scaling.get();
  }

  @Override
  public ResourceGroupsTaggingApiClient tagging() {
    return tagging.get();
  }

  @Override
  public ResourceGroupsTaggingApiClient globalTagging() {
    return globalTagging.get();
  }

  @Override
  public StsClient sts() {
    return sts.get();
  }

  @Override
  public SsmClient ssm() {
    return ssm.get();
  }

  @Override
  public SecretsManagerClient secrets() {
    return secrets.get();
  }

  @Override
  public S3Client s3() {
    return s3.get();
  }

  @Override
  public EcrClient ecr() {
    return ecr.get();
  }

  @Override
  public EfsClient efs() {
    return efs.get();
  }

  @Override
  public AcmClient acm() {
    return acm.get();
  }

  @Override
  public ServiceDiscoveryClient discovery() {
    return discovery.get();
  }

  @Override
  public Route53Client dns() {
    return dns.get();
  }

  @Override
  public SchedulerClient scheduler() {
    return scheduler.get();
  }

  @Override
  public CloudTrailClient cloudTrail() {
    return cloudTrail.get();
  }

  @Override
  public CloudTrailClient globalCloudTrail() {
    return globalCloudTrail.get();
  }

  @Override
  public ServiceQuotasClient quotas() {
    return quotas.get();
  }

  @Override
  public String fetch(String url) {
    try {
      URLConnection connection = URI.create(url).toURL().openConnection();
      connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
      connection.setReadTimeout((int) READ_TIMEOUT.toMillis());
      try (InputStream in = connection.getInputStream()) {
        return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
      }
    } catch (IOException failed) {
      // Without the link: it is signed, and who has it may use it.
      throw new ProviderException(
          ProviderException.UNREACHABLE,
          "",
          "What AWS linked to could not be fetched (" + failed.getClass().getSimpleName() + ").",
          "",
          failed);
    }
  }

  @Override
  public String region() {
    return region.get().id();
  }

  @Override
  public boolean isGlobalRegion() {
    return region.get().equals(globalRegion(region.get()));
  }

  @Override
  public boolean emulated() {
    return settings.endpoint() != null;
  }

  @Override
  public Pacer pacer() {
    return pacer;
  }

  @Override
  public void close() {
    made.forEach(client -> client.ifMade(SdkAutoCloseable::close));
  }
}
