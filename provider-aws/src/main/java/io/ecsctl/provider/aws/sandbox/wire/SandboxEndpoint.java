package io.ecsctl.provider.aws.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
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
 * An AWS endpoint on loopback with a sandbox behind it, so that commands take the SDK's whole way
 * over the wire: every service of the sandbox, in the protocol that the SDK speaks to it.
 */
public final class SandboxEndpoint implements AutoCloseable {
  /**
   * How much later it is in the sandbox when somebody asks the same again, and so waits:
   * deployments shall end within a few.
   */
  private static final Duration STEP = Duration.ofSeconds(10);

  private static final int NOT_FOUND = 404;

  /** The SDK tries again after other codes of the server's. */
  private static final int NOT_IMPLEMENTED = 501;

  private final Sandbox sandbox;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Service<?>> services;
  private final Map<String, List<RestOperation>> rest = new ConcurrentHashMap<>();
  private final Set<String> asks = ConcurrentHashMap.newKeySet();

  private SandboxEndpoint(Sandbox sandbox, HttpServer server) {
    this.sandbox = sandbox;
    this.server = server;
    services =
        Map.ofEntries(
            Map.entry(
                "application-autoscaling",
                new Service<>(ApplicationAutoScalingClient.class, sandbox.scaling())),
            Map.entry("autoscaling", new Service<>(AutoScalingClient.class, sandbox.autoScaling())),
            Map.entry("ec2", new Service<>(Ec2Client.class, sandbox.ec2())),
            Map.entry("ecr", new Service<>(EcrClient.class, sandbox.ecr())),
            Map.entry("ecs", new Service<>(EcsClient.class, sandbox.ecs())),
            Map.entry(
                "elasticloadbalancing",
                new Service<>(ElasticLoadBalancingV2Client.class, sandbox.elb())),
            Map.entry("iam", new Service<>(IamClient.class, sandbox.iam())),
            Map.entry("acm", new Service<>(AcmClient.class, sandbox.acm())),
            Map.entry("cloudtrail", new Service<>(CloudTrailClient.class, sandbox.cloudTrail())),
            Map.entry("elasticfilesystem", new Service<>(EfsClient.class, sandbox.efs())),
            Map.entry("logs", new Service<>(CloudWatchLogsClient.class, sandbox.logs())),
            Map.entry("monitoring", new Service<>(CloudWatchClient.class, sandbox.cloudWatch())),
            Map.entry("route53", new Service<>(Route53Client.class, sandbox.dns())),
            Map.entry("s3", new Service<>(S3Client.class, sandbox.s3())),
            Map.entry("scheduler", new Service<>(SchedulerClient.class, sandbox.scheduler())),
            Map.entry(
                "secretsmanager", new Service<>(SecretsManagerClient.class, sandbox.secrets())),
            Map.entry(
                "servicediscovery",
                new Service<>(ServiceDiscoveryClient.class, sandbox.discovery())),
            Map.entry("servicequotas", new Service<>(ServiceQuotasClient.class, sandbox.quotas())),
            Map.entry("ssm", new Service<>(SsmClient.class, sandbox.ssm())),
            Map.entry("sts", new Service<>(StsClient.class, sandbox.sts())),
            Map.entry(
                "tagging", new Service<>(ResourceGroupsTaggingApiClient.class, sandbox.tagging())));
  }

  /**
   * @param region the one that its account is looked at in
   * @throws IOException when loopback has no port left
   */
  public static SandboxEndpoint start(String region) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SandboxEndpoint endpoint =
        new SandboxEndpoint(Sandbox.open(SandboxOptions.forTests(region)), server);
    server.createContext("/", endpoint::answer);
    server.setExecutor(endpoint.threads);
    server.start();
    return endpoint;
  }

  /** {@code http://127.0.0.1:40211}. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Asked asked = Asked.by(exchange);
    Service<?> service = services.get(asked.service());
    Optional<Protocol> spoken = service == null ? Optional.empty() : protocol(asked, service);
    if (service == null || spoken.isEmpty()) {
      String what = "%s of %s".formatted(asked.path(), asked.service());
      send(exchange, NOT_IMPLEMENTED, "text/plain", "no operation: " + what);
      return;
    }
    Protocol protocol = spoken.get();
    try {
      if (!asks.add(asked.method() + asked.path() + asked.query() + asked.text())) {
        sandbox.pacer().pause(STEP);
      }
      SdkPojo answer = service.call(protocol);
      protocol
          .headers(answer)
          .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      send(exchange, 200, protocol.contentType(), protocol.write(answer));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (AwsServiceException refusal) {
      // An answer to HEAD has no body to say more than that.
      int status = asked.method().equals("HEAD") ? NOT_FOUND : refusal.statusCode();
      send(exchange, status, protocol.contentType(), protocol.write(refusal));
    } catch (RuntimeException bug) {
      // Said in the answer, which the caller prints: a dropped connection would say nothing.
      send(exchange, NOT_IMPLEMENTED, protocol.contentType(), protocol.write(refusal(bug)));
    }
  }

  private Optional<Protocol> protocol(Asked asked, Service<?> service) {
    if (asked.headers().containsKey(JsonProtocol.TARGET)) {
      return Optional.of(new JsonProtocol(asked));
    }
    if (asked.text().startsWith("Action=")) {
      return Optional.of(new QueryProtocol(asked));
    }
    return rest.computeIfAbsent(asked.service(), _ -> service.rest()).stream()
        .filter(operation -> operation.isMeantBy(asked))
        .findFirst()
        .map(operation -> new RestProtocol(asked, operation));
  }

  private static AwsServiceException refusal(RuntimeException bug) {
    String text = bug.getCause() == null ? bug.toString() : bug + ": " + bug.getCause();
    return AwsServiceException.builder()
        .statusCode(NOT_IMPLEMENTED)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("NotImplemented").errorMessage(text).build())
        .build();
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean isEmpty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of(type));
    exchange.sendResponseHeaders(status, isEmpty ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (!isEmpty) {
        out.write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    sandbox.close();
  }
}
