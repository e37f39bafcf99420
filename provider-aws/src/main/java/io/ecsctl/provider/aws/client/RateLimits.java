package io.ecsctl.provider.aws.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * AWS's quotas of calls by an account in a region, so that a large stack waits its turn instead of
 * being refused. They are the defaults; an account with higher ones waits a little for nothing, and
 * others that call at the same time are what the SDK's adaptive retries are for.
 *
 * <p>Sources: Amazon ECS Developer Guide, "Request throttling for the Amazon ECS API"; Amazon EC2
 * Developer Guide, "Request throttling for the Amazon EC2 API"; CloudWatch Logs, Systems Manager
 * and Resource Groups Tagging quotas. Of operations without a published quota, more than {@link
 * #UNPUBLISHED} are not made.
 */
final class RateLimits {
  private record Quota(String bucket, int burst, int perSecond) {}

  private static final Quota UNPUBLISHED = new Quota("", 100, 20);

  /** By service and operation; operations that share a bucket name share its tokens. */
  private static final Map<String, Quota> QUOTAS =
      Map.ofEntries(
          shared("ECS CreateCluster", "cluster modify", 20, 1),
          shared("ECS DeleteCluster", "cluster modify", 20, 1),
          shared("ECS UpdateCluster", "cluster modify", 20, 1),
          shared("ECS PutClusterCapacityProviders", "cluster modify", 20, 1),
          shared("ECS DescribeClusters", "cluster read", 50, 20),
          shared("ECS ListClusters", "cluster read", 50, 20),
          shared("ECS CreateCapacityProvider", "capacity provider modify", 10, 1),
          shared("ECS DeleteCapacityProvider", "capacity provider modify", 10, 1),
          shared("ECS UpdateCapacityProvider", "capacity provider modify", 10, 1),
          shared("ECS RegisterTaskDefinition", "task definition modify", 20, 1),
          shared("ECS DeregisterTaskDefinition", "task definition modify", 20, 1),
          shared("ECS DescribeTaskDefinition", "task definition read", 50, 20),
          shared("ECS ListTaskDefinitions", "task definition read", 50, 20),
          shared("ECS ListTaskDefinitionFamilies", "task definition read", 50, 20),
          shared("ECS CreateService", "service modify", 50, 5),
          shared("ECS UpdateService", "service modify", 50, 5),
          shared("ECS DeleteService", "service modify", 50, 5),
          shared("ECS DescribeServices", "service read", 100, 20),
          shared("ECS ListServices", "service read", 100, 20),
          alone("CloudWatch Logs CreateLogGroup", 10),
          alone("CloudWatch Logs DeleteLogGroup", 10),
          alone("CloudWatch Logs DescribeLogGroups", 10),
          alone("CloudWatch Logs PutRetentionPolicy", 10),
          alone("SSM PutParameter", 3),
          alone("SSM GetParameters", 40),
          alone("Resource Groups Tagging API GetResources", 15));

  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

  private static Map.Entry<String, Quota> shared(
      String operation, String bucket, int burst, int perSecond) {
    return Map.entry(operation, new Quota(bucket, burst, perSecond));
  }

  private static Map.Entry<String, Quota> alone(String operation, int perSecond) {
    return Map.entry(operation, new Quota(operation, perSecond, perSecond));
  }

  /**
   * @param service the SDK's id of it: {@code ECS}, {@code CloudWatch Logs}
   */
  TokenBucket of(String service, String operation) {
    String key = service + " " + operation;
    Quota quota = QUOTAS.getOrDefault(key, UNPUBLISHED);
    return buckets.computeIfAbsent(
        quota.bucket().isEmpty() ? key : quota.bucket(),
        _ -> new TokenBucket(quota.burst(), quota.perSecond()));
  }
}
