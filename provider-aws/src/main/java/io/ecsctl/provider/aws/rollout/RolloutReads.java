package io.ecsctl.provider.aws.rollout;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;

/**
 * What the watches of several deployments share. While one call is under way, those that ask
 * meanwhile are gathered: the next call reads ten services at once, so that watching fifty costs
 * little more than watching five. Safe for use by several threads.
 */
public final class RolloutReads {
  private static final int PER_CALL = 10;

  private final AwsClients clients;
  private final Map<String, Cluster> clusters = new ConcurrentHashMap<>();
  private volatile boolean hasServiceDeployments = true;

  public RolloutReads(AwsClients clients) {
    this.clients = clients;
  }

  /** Whether the endpoint keeps service deployments, as AWS does; not before it was asked. */
  boolean hasServiceDeployments() {
    return hasServiceDeployments;
  }

  void lacksServiceDeployments() {
    hasServiceDeployments = false;
  }

  /**
   * With its tags; empty when there is none of that ARN.
   *
   * @param cluster name or ARN
   */
  Optional<Service> service(String cluster, String arn) throws InterruptedException {
    return clusters.computeIfAbsent(cluster, Cluster::new).read(arn);
  }

  /** Somebody who waits for one service. */
  private static final class Question {
    private final String arn;
    private boolean answered;
    private @Nullable Service service;
    private @Nullable ProviderException failure;

    Question(String arn) {
      this.arn = arn;
    }
  }

  private final class Cluster {
    private final String name;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Queue<Question> asked = new ConcurrentLinkedQueue<>();

    Cluster(String name) {
      this.name = name;
    }

    Optional<Service> read(String arn) throws InterruptedException {
      Question mine = new Question(arn);
      asked.add(mine);
      turn.lockInterruptibly();
      try {
        while (!mine.answered) {
          answer();
        }
      } finally {
        turn.unlock();
      }
      if (mine.failure != null) {
        throw mine.failure;
      }
      return Optional.ofNullable(mine.service);
    }

    private void answer() {
      List<Question> batch = new ArrayList<>();
      for (Question next = asked.poll(); next != null; next = asked.poll()) {
        batch.add(next);
        if (batch.size() == PER_CALL) {
          break;
        }
      }
      try {
        describe(batch);
      } catch (ProviderException failure) {
        batch.forEach(question -> question.failure = failure);
      }
      batch.forEach(question -> question.answered = true);
    }

    private void describe(List<Question> batch) {
      List<String> arns = batch.stream().map(question -> question.arn).distinct().toList();
      List<Service> found =
          Call.to(
              "ecs:DescribeServices",
              () ->
                  clients
                      .ecs()
                      .describeServices(
                          r -> r.cluster(name).services(arns).include(ServiceField.TAGS))
                      .services());
      for (Question question : batch) {
        question.service =
            found.stream()
                .filter(service -> question.arn.equals(service.serviceArn()))
                .findFirst()
                .orElse(null);
      }
    }
  }
}
