package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.verification.Scope;
import io.ecsctl.planner.verification.Verification;
import io.ecsctl.provider.aws.permission.LeastPolicy;
import io.ecsctl.provider.aws.permission.LeastPolicy.Phase;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Call;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.Faults;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy that is printed, held to the calls that are made. */
class LeastPolicyTest {
  /** The sandbox's services by IAM's prefix. */
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("ApplicationAutoScaling", "application-autoscaling"),
          Map.entry("AutoScaling", "autoscaling"),
          Map.entry("Efs", "elasticfilesystem"),
          Map.entry("ElasticLoadBalancingV2", "elasticloadbalancing"),
          Map.entry("Route53", "route53"),
          Map.entry("ResourceGroupsTaggingApi", "tag"),
          Map.entry("ServiceDiscovery", "servicediscovery"),
          Map.entry("CloudWatchLogs", "logs"),
          Map.entry("SecretsManager", "secretsmanager"),
          Map.entry("ServiceQuotas", "servicequotas"),
          Map.entry("CloudWatch", "cloudwatch"));

  /**
   * Operations whose action has another name. Source: Service Authorization Reference, Amazon S3.
   */
  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          Map.entry("s3:HeadObject", "s3:GetObject"),
          Map.entry("s3:HeadBucket", "s3:ListBucket"),
          Map.entry("s3:ListObjectsV2", "s3:ListBucket"),
          Map.entry("s3:ListObjectVersions", "s3:ListBucketVersions"),
          Map.entry("s3:ListBuckets", "s3:ListAllMyBuckets"),
          Map.entry("s3:DeleteObjects", "s3:DeleteObject"),
          Map.entry("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
          Map.entry("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
          Map.entry("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
          Map.entry("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
          Map.entry("s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
          Map.entry("s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
          Map.entry("s3:DeleteBucketLifecycle", "s3:PutLifecycleConfiguration"),
          Map.entry("s3:GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
          Map.entry("s3:DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
          Map.entry("s3:DeleteBucketOwnershipControls", "s3:PutBucketOwnershipControls"),
          Map.entry("s3:DeleteBucketTagging", "s3:PutBucketTagging"));

  private static final Pattern ACTION = Pattern.compile("[a-z0-9-]+:[A-Z][A-Za-z0-9]+");

  /** Texts in the code that only begin the names of actions. */
  private static final Set<String> BEGINNINGS = Set.of("ec2:Describe");

  private final Set<String> called = new ConcurrentSkipListSet<>();

  private Fault record(Call call) {
    String prefix = PREFIXES.getOrDefault(call.service(), call.service().toLowerCase(Locale.ROOT));
    String action = prefix + ":" + call.operation();
    called.add(ACTIONS.getOrDefault(action, action));
    return Fault.NONE;
  }

  static Stream<String> examples() throws IOException {
    try (Stream<Path> directories = Files.list(ExamplesContract.EXAMPLES)) {
      return directories
          .filter(directory -> Files.exists(directory.resolve("main.ecs")))
          .map(directory -> directory.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void whatAnExampleCallsIsAllowed(String example) throws IOException {
    Path program = ExamplesContract.EXAMPLES.resolve(example).resolve("main.ecs");
    Path platform = program.resolveSibling("platform").resolve("main.ecs");
    Faults recording = this::record;
    try (Sandbox account =
        Sandbox.open(SandboxOptions.forTests(TestStack.REGION).withFaults(recording))) {
      if (Files.exists(platform)) {
        stack(account, Files.readString(platform)).apply();
      }
      TestStack stack = stack(account, ExamplesContract.withValues(program));
      called.clear();
      stack.plan();
      assertAllowed(stack, Phase.PLAN);
      stack.apply();
      assertAllowed(stack, Phase.APPLY);
      called.clear();
      stack.plan();
      verify(stack);
      assertAllowed(stack, Phase.PLAN);
      stack.destroy();
      assertAllowed(stack, Phase.APPLY);
    }
  }

  private static void verify(TestStack stack) {
    var program = stack.program();
    var looked = Planner.look(program, stack.provider(), new PlanOptions(false, "test"));
    Verification.of(
        program, looked.plan(), looked.snapshot(), Map.of(), stack.provider(), Scope.EVERYTHING);
  }

  private void assertAllowed(TestStack stack, Phase phase) {
    Set<String> missing = new TreeSet<>(called);
    missing.removeAll(LeastPolicy.of(stack.program(), phase).actions());
    assertEquals(Set.of(), missing, "not in the policy for " + phase);
  }

  private static TestStack stack(Sandbox account, String text) {
    String head = "stack \"";
    int start = text.indexOf(head) + head.length();
    return new TestStack(account, text.substring(start, text.indexOf('"', start)), text);
  }

  /** Each action of the table is one that some code asks for, or AWS on its behalf. */
  @Test
  void nothingIsAllowedThatNoCallNeeds() throws IOException {
    Set<String> needless = tabled(false);
    needless.removeAll(named());
    // The code puts these together from a namespace's type.
    needless.removeIf(action -> action.matches("servicediscovery:Create.*Namespace"));
    assertEquals(Set.of(), needless);
  }

  /** And each that code asks for is in the table, but for what no plan and no apply does. */
  @Test
  void everyCallIsInTheTable() throws IOException {
    Set<String> missing = named();
    missing.removeAll(tabled(true));
    missing.removeAll(BEGINNINGS);
    // Asked for where a program names keys; in trust policies; by drift; where it is needed.
    missing.removeAll(
        Set.of(
            "secretsmanager:BatchGetSecretValue",
            "secretsmanager:GetSecretValue",
            "sts:AssumeRole",
            "cloudtrail:LookupEvents",
            "iam:CreateServiceLinkedRole"));
    assertEquals(Set.of(), missing);
  }

  /** What {@code Call.to} is told, as far as it is written as one text. */
  private static Set<String> named() throws IOException {
    Path classes = Path.of("target/classes/io/ecsctl/provider/aws");
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        if (!file.startsWith(classes.resolve("sandbox"))
            && !file.startsWith(classes.resolve("permission"))) {
          for (var entry : ClassFile.of().parse(file).constantPool()) {
            if (entry instanceof StringEntry text && ACTION.matcher(text.stringValue()).matches()) {
              named.add(text.stringValue());
            }
          }
        }
      }
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
    return named;
  }

  private static Set<String> tabled(boolean dependent) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(LeastPolicy.class.getResourceAsStream("actions.tsv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .filter(columns -> dependent || !columns[1].equals("dependent"))
          .flatMap(columns -> Stream.of(columns[3].split(" ", -1)))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void namesRolesAndTagsNarrowIt() throws IOException {
    try (Sandbox account = Sandbox.open(SandboxOptions.forTests(TestStack.REGION))) {
      TestStack website =
          stack(
              account,
              ExamplesContract.withValues(ExamplesContract.EXAMPLES.resolve("website/main.ecs")));
      LeastPolicy policy = LeastPolicy.of(website.program(), Phase.APPLY);
      String json = policy.json().replaceAll("\\s+", "");
      assertTrue(
          json.contains(
              "{\"Effect\":\"Allow\",\"Action\":\"iam:PassRole\","
                  + "\"Resource\":\"arn:aws:iam::*:role/shop-*\",\"Condition\":{\"StringEquals\":"
                  + "{\"iam:PassedToService\":\"ecs-tasks.amazonaws.com\"}}}"),
          json);
      assertTrue(json.contains("\"aws:ResourceTag/ecsctl:stack\":\"shop\""), json);
      assertTrue(json.contains("arn:aws:ecs:eu-central-1:*:service/*/shop-*"), json);
      assertFalse(json.contains("scheduler"), json);
      assertTrue(policy.parts().size() > 1);
      for (String part : policy.parts()) {
        assertTrue(part.replaceAll("\\s+", "").length() <= 6144, part);
      }
      List<String> planned = List.copyOf(LeastPolicy.of(website.program(), Phase.PLAN).actions());
      assertEquals(
          List.of(),
          planned.stream()
              .filter(action -> !action.matches(".*:(Get|List|Describe|Batch|Simulate).*"))
              .toList());
    }
  }
}
