package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a role of the program may do, as far as the program says it: its inline policies, the
 * program's managed ones, and the few of AWS's that tasks usually have.
 */
public final class Permissions {
  /**
   * What AWS's own policies allow, on everything.
   *
   * <p>Source: AWS Managed Policy Reference Guide, as of 2026-11.
   */
  private static final Map<String, List<String>> MANAGED =
      Map.of(
          "AmazonECSTaskExecutionRolePolicy",
          List.of(
              "ecr:GetAuthorizationToken",
              "ecr:BatchCheckLayerAvailability",
              "ecr:GetDownloadUrlForLayer",
              "ecr:BatchGetImage",
              "logs:CreateLogStream",
              "logs:PutLogEvents"),
          "AmazonEC2ContainerRegistryReadOnly",
          List.of("ecr:*"),
          "AmazonEC2ContainerRegistryPullOnly",
          List.of("ecr:*"));

  /** One that allows something. What denies is left out: it takes nothing into what is allowed. */
  private record Allowance(
      List<String> actions, boolean allActionsBut, List<Value> resources, boolean allResources) {}

  /** What an action is about: a resource of the program, or one by its ARN. */
  public record Target(@Nullable ResourceAddress address, @Nullable String arn) {
    public static Target of(ResourceAddress address) {
      return new Target(address, null);
    }

    public static Target of(String arn) {
      return new Target(null, arn);
    }

    /** Whatever it is about. */
    public static final Target ANY = new Target(null, null);
  }

  private final List<Allowance> allowances = new ArrayList<>();
  private boolean known = true;

  private Permissions() {}

  static Permissions of(ProgramModel model, Resource role) {
    Permissions permissions = new Permissions();
    Block body = role.body();
    permissions.require(Fields.isKnown(body, "policy") && Fields.isKnown(body, "managed_policies"));
    body.blocks("policy").forEach(permissions::addPolicy);
    for (Value managed : body.elements("managed_policies")) {
      permissions.addManaged(model, managed);
    }
    return permissions;
  }

  private void require(boolean condition) {
    known &= condition;
  }

  private void addManaged(ProgramModel model, Value managed) {
    switch (managed) {
      case Value.Text(var text) -> {
        List<String> actions = MANAGED.get(text.substring(text.lastIndexOf('/') + 1));
        require(actions != null);
        if (actions != null) {
          allowances.add(new Allowance(actions, false, List.of(), true));
        }
      }
      case Value.Reference(var address) when !address.data() ->
          model
              .program()
              .resource(address)
              .ifPresentOrElse(policy -> addPolicy(policy.body()), () -> require(false));
      default -> require(false);
    }
  }

  /** A block with {@code policy_document}; of one in JSON it is not known what it allows. */
  private void addPolicy(Block policy) {
    require(!policy.has("document") && Fields.isKnown(policy, "policy_document"));
    for (Block document : policy.blocks("policy_document")) {
      require(Fields.isKnown(document, "statement"));
      document.blocks("statement").forEach(this::addStatement);
    }
  }

  private void addStatement(Block statement) {
    require(Fields.isKnown(statement, "effect"));
    if ("Deny".equals(statement.text("effect"))) {
      return;
    }
    boolean allActionsBut = statement.has("not_actions");
    String actions = allActionsBut ? "not_actions" : "actions";
    require(Fields.isKnown(statement, actions));
    boolean allResources =
        statement.has("not_resources") || !(statement.value("resources") instanceof Value.Sequence);
    allowances.add(
        new Allowance(
            Fields.texts(statement, actions),
            allActionsBut,
            statement.elements("resources"),
            allResources));
  }

  /** Whether the role certainly may not do {@code action}, such as {@code ssm:GetParameters}. */
  public boolean refuses(String action, Target target) {
    return known
        && allowances.stream()
            .filter(allowance -> covers(allowance, action))
            .noneMatch(allowance -> mayBe(allowance, target));
  }

  private static boolean covers(Allowance allowance, String action) {
    boolean named = allowance.actions().stream().anyMatch(pattern -> matches(pattern, action));
    return named != allowance.allActionsBut();
  }

  /** Whether {@code text} is what the pattern, with {@code *} and {@code ?}, stands for. */
  private static boolean matches(String pattern, String text) {
    if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
      return pattern.equalsIgnoreCase(text);
    }
    String regex =
        Pattern.compile("[*?]|[^*?]+")
            .matcher(pattern)
            .replaceAll(part ->
                Matcher.quoteReplacement(
                    part.group().equals("*")
                        ? ".*"
                        : part.group().equals("?") ? "." : Pattern.quote(part.group())));
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches();
  }

  private static boolean mayBe(Allowance allowance, Target target) {
    return allowance.allResources()
        || target.equals(Target.ANY)
        || allowance.resources().stream().anyMatch(resource -> mayBe(resource, target));
  }

  private static boolean mayBe(Value resource, Target target) {
    ResourceAddress address = target.address();
    return switch (resource) {
      case Value.Reference(var other) -> address == null || other.data() || other.equals(address);
      case Value.Text(var pattern) -> address != null || matches(pattern, "" + target.arn());
      case Value.Unknown _ -> {
        List<ReadAttribute> reads = ReadAttribute.allIn(resource);
        yield address == null
            || reads.isEmpty()
            || reads.stream()
                .anyMatch(read ->
                    read.address().equals(address)
                        || !read.address().kind().equals(address.kind()));
      }
      case Value _ -> true;
    };
  }
}
