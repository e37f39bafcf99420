package io.ecsctl.provider.aws.permission;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.planner.provider.StackScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The least policy that planning or applying a program needs, now and after any change of what it
 * says of its resources, and for destroying them.
 *
 * <p>What the product can do without stands in statements of its own, whose {@code Sid} says so.
 *
 * <p>Objects are named by ARN where their names are part of it, by the stack's tag where AWS tells
 * an object by its tags, else not at all. Not part of it: taking over objects of others ({@code
 * import}), which have not the stack's tag yet, and {@code ecsctl drift}'s question to CloudTrail.
 */
public final class LeastPolicy {
  /** What somebody is to be able to do. */
  public enum Phase {
    /** Also {@code verify} and {@code destroy --plan}. Reads. */
    PLAN,
    /** Plan, apply and destroy. */
    APPLY
  }

  /**
   * The services whose first use makes AWS create a role for them, on the caller's behalf.
   *
   * <p>Source: IAM User Guide, "AWS services that work with IAM", service-linked roles.
   */
  private static final Map<String, String> LINKED =
      Map.of(
          "service", "ecs.amazonaws.com",
          "load_balancer", "elasticloadbalancing.amazonaws.com",
          "autoscaling", "ecs.application-autoscaling.amazonaws.com",
          "auto_scaling_group", "autoscaling.amazonaws.com",
          "pull_through_cache", "pullthroughcache.ecr.amazonaws.com");

  private final List<Statement> statements;

  private LeastPolicy(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  public static LeastPolicy of(Program program, Phase phase) {
    Arns arns = new Arns(program);
    List<Statement> all = new ArrayList<>();
    Set<String> kinds = kinds(program);
    for (ActionTable.Row row : ActionTable.rows()) {
      boolean reading = row.phase().equals("plan");
      if (kinds.contains(row.kind()) && (reading || phase == Phase.APPLY)) {
        all.add(statement(row, program, arns));
      } else if (reading && kinds.contains("data " + row.kind())) {
        // What others have is read as one's own is, whatever it is called.
        all.add(
            new Statement(row.optional(), new TreeSet<>(row.actions()), set("*"), new TreeMap<>()));
      }
    }
    all.addAll(readings(program, arns));
    if (phase == Phase.APPLY) {
      PassedRoles.statement(program, arns).ifPresent(all::add);
      SortedSet<String> services = new TreeSet<>();
      LINKED.forEach((kind, service) -> {
        if (kinds.contains(kind)) {
          services.add(service);
        }
      });
      if (!services.isEmpty()) {
        all.add(
            new Statement(
                set("iam:CreateServiceLinkedRole"),
                set(arns.iam("role/aws-service-role/*")),
                conditions("iam:AWSServiceName", services)));
      }
    }
    return new LeastPolicy(merged(all));
  }

  /** As the table calls them. */
  private static Set<String> kinds(Program program) {
    Set<String> kinds =
        program.resources().keySet().stream()
            .map(ResourceAddress::kind)
            .collect(Collectors.toCollection(TreeSet::new));
    kinds.add("*");
    program.lookups().keySet().forEach(address -> kinds.add("data " + address.kind()));
    return kinds;
  }

  private static Statement statement(ActionTable.Row row, Program program, Arns arns) {
    boolean tagged = row.on().equals("tagged");
    SortedSet<String> resources =
        tagged || row.on().equals("*") ? set("*") : arns.of(row.kind(), row.on());
    return new Statement(
        row.optional(),
        new TreeSet<>(row.actions()),
        row.on().startsWith("{s3}") ? withObjects(resources) : resources,
        tagged
            ? conditions("aws:ResourceTag/" + StackScope.STACK_TAG, set(program.stack().scope()))
            : new TreeMap<>());
  }

  private static SortedSet<String> withObjects(SortedSet<String> buckets) {
    return buckets.stream()
        .flatMap(bucket -> Stream.of(bucket, bucket + "/*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What only some tasks make worth asking, and what needs no asking to be deployed: keys of
   * secrets, files of variables.
   */
  private static List<Statement> readings(Program program, Arns arns) {
    List<Statement> readings = new ArrayList<>();
    SortedSet<String> secrets = ReadSecrets.arns(program, arns);
    if (!secrets.isEmpty()) {
      readings.add(
          new Statement(
              true, set("secretsmanager:BatchGetSecretValue"), set("*"), new TreeMap<>()));
      readings.add(
          new Statement(true, set("secretsmanager:GetSecretValue"), secrets, new TreeMap<>()));
    }
    SortedSet<String> files =
        program
            .resources("task_definition")
            .flatMap(task -> task.body().blocks("container").stream())
            .flatMap(container -> container.blocks("environment_file").stream())
            .flatMap(file -> Stream.ofNullable(file.text("value")))
            .filter(value -> value.startsWith("arn:"))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!files.isEmpty()) {
      readings.add(new Statement(true, set("s3:GetObject"), files, new TreeMap<>()));
    }
    return readings;
  }

  private static SortedSet<String> set(String one) {
    return new TreeSet<>(List.of(one));
  }

  private static SortedMap<String, SortedSet<String>> conditions(
      String key, SortedSet<String> values) {
    SortedMap<String, SortedSet<String>> conditions = new TreeMap<>();
    conditions.put(key, values);
    return conditions;
  }

  /** What is about the same things. */
  private record About(
      boolean optional,
      SortedSet<String> resources,
      SortedMap<String, SortedSet<String>> conditions) {
    static About of(Statement statement) {
      return new About(statement.optional(), statement.resources(), statement.conditions());
    }
  }

  /** One statement a thing; what is optional comes last, without what is needed anyhow. */
  private static List<Statement> merged(List<Statement> all) {
    Map<About, SortedSet<String>> actions = new LinkedHashMap<>();
    all.stream()
        .sorted(Comparator.comparing(Statement::optional))
        .forEach(statement ->
            actions
                .computeIfAbsent(About.of(statement), _ -> new TreeSet<>())
                .addAll(statement.actions()));
    Set<String> anywhere =
        actions.getOrDefault(new About(false, set("*"), new TreeMap<>()), new TreeSet<>());
    List<Statement> merged = new ArrayList<>();
    actions.forEach((about, allowed) -> {
      if (about.optional()) {
        allowed.removeAll(anywhere);
      }
      if (!allowed.isEmpty()) {
        merged.add(new Statement(about.optional(), allowed, about.resources(), about.conditions()));
      }
    });
    return merged;
  }

  /** The actions that it allows on something. */
  public Set<String> actions() {
    return statements.stream()
        .map(Statement::actions)
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The whole policy as JSON, however large. */
  public String json() {
    return PolicyText.of(statements);
  }

  /** How many characters IAM counts of it; a managed policy may have 6144. */
  public int size() {
    return PolicyText.size(statements);
  }

  /** The same in policies that each are small enough to be managed ones; one when it is itself. */
  public List<String> parts() {
    return PolicyText.parts(statements).stream().map(PolicyText::of).toList();
  }
}
