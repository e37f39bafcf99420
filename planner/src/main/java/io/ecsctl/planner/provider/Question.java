package io.ecsctl.planner.provider;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something about the account that neither the program nor what is live of the stack says. Equal
 * questions have one answer; each kind of question has its own kind of {@link Answer}.
 */
public sealed interface Question {
  /**
   * Whether a private registry of ECR has an image, and for which platforms: {@link Answer.Image}.
   *
   * @param registry the account that has it
   * @param region of the registry; only that of the provider can be asked
   * @param reference a tag, or a digest with {@code sha256:}
   */
  record Image(String registry, String region, String repository, String reference)
      implements Question {}

  /**
   * Whether Secrets Manager has a secret, and these members in its JSON: {@link Answer.Secret}.
   * Without keys its text is not read.
   *
   * @param id an ARN
   */
  record Secret(String id, SortedSet<String> keys) implements Question {
    public Secret {
      keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }
  }

  /**
   * Whether there is a parameter: {@link Answer.Present}.
   *
   * @param name or ARN
   */
  record Parameter(String name) implements Question {}

  /** Whether a bucket has an object: {@link Answer.Present}. */
  record StoredObject(String bucket, String key) implements Question {}

  /**
   * Whether the account can see a machine image in this region: {@link Answer.Present}.
   *
   * @param id {@code ami-…}
   */
  record MachineImage(String id) implements Question {}

  /** Whether there is a log group of that very name: {@link Answer.Present}. */
  record LogGroup(String name) implements Question {}

  /**
   * Who may assume a role: {@link Answer.Trust}.
   *
   * @param arn of this account
   */
  record Role(String arn) implements Question {}

  /** Which rules a listener has: {@link Answer.Priorities}. */
  record Priorities(String listenerArn) implements Question {}

  /**
   * What a service is deploying: {@link Answer.Deploying}.
   *
   * @param cluster ARN or name
   */
  record Deployment(String cluster, String service) implements Question {}

  /**
   * Whose a service is, and what scales it: {@link Answer.Scaled}.
   *
   * @param service ARN
   */
  record Scaling(String service) implements Question {}

  /**
   * How much of a quota there is, and how much is in use: {@link Answer.Room}.
   *
   * @param wanted how many more the plan makes: where AWS's default has room for them, Service
   *     Quotas is not asked
   */
  record Room(Quota quota, int wanted) implements Question {}

  /**
   * Whether whoever calls may do something: {@link Answer.Allowed}.
   *
   * @param action {@code ecs:CreateService}
   * @param resource an ARN, or {@code *} for actions that know no resources
   * @param context what conditions of policies may ask about: {@code iam:PassedToService}
   */
  record Permission(String action, String resource, SortedMap<String, String> context)
      implements Question {
    public Permission {
      context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
    }
  }
}
