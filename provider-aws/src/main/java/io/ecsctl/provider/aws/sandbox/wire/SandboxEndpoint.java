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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * An AWS endpoint on loopback with a sandbox behind it, so that commands take the SDK's whole way
 * over the wire. Knows services of AWS's query and JSON protocols; those that say by the path what
 * they want (S3, EFS, …) have nothing and answer so.
 */
public final class SandboxEndpoint implements AutoCloseable {
  private static final Pattern SERVICE = Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([^/]+)/");

  /** How much later it is in the sandbox with each call: deployments shall end within a few. */
  private static final Duration STEP = Duration.ofSeconds(10);

  /** The SDK tries again after other codes of the server's. */
  private static final int NOT_IMPLEMENTED = 501;

  private final Sandbox sandbox;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Service<?>> services;

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
            Map.entry("logs", new Service<>(CloudWatchLogsClient.class, sandbox.logs())),
            Map.entry(
                "secretsmanager", new Service<>(SecretsManagerClient.class, sandbox.secrets())),
            Map.entry(
                "servicediscovery",
                new Service<>(ServiceDiscoveryClient.class, sandbox.discovery())),
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
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String service = service(exchange);
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    Protocol protocol =
        target != null ? new JsonProtocol(target) : new QueryProtocol(service, body);
    Service<?> asked = services.get(service);
    if (asked == null || protocol.operation().isEmpty()) {
      send(exchange, 200, isXml(service) ? "text/xml" : "application/json", nothing(service));
      return;
    }
    try {
      sandbox.pacer().pause(STEP);
      SdkPojo answer = asked.call(protocol, body);
      send(exchange, 200, protocol.contentType(), protocol.write(answer));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (AwsServiceException refusal) {
      send(exchange, refusal.statusCode(), protocol.contentType(), protocol.write(refusal));
    } catch (RuntimeException bug) {
      // Said in the answer, which the caller prints: a dropped connection would say nothing.
      send(exchange, NOT_IMPLEMENTED, protocol.contentType(), protocol.write(refusal(bug)));
    }
  }

  private static AwsServiceException refusal(RuntimeException bug) {
    String text = bug.getCause() == null ? bug.toString() : bug + ": " + bug.getCause();
    return AwsServiceException.builder()
        .statusCode(NOT_IMPLEMENTED)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("NotImplemented").errorMessage(text).build())
        .build();
  }

  private static String service(HttpExchange exchange) {
    String signature =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    Matcher service = SERVICE.matcher(signature);
    return service.find() ? service.group(1) : "";
  }

  private static boolean isXml(String service) {
    return service.equals("s3") || service.equals("route53");
  }

  private static String nothing(String service) {
    return isXml(service) ? "<Nothing/>" : "{}";
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    sandbox.close();
  }
}
