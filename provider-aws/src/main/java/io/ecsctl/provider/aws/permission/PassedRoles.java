package io.ecsctl.provider.aws.permission;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The roles that a program hands to AWS's services, and to which.
 *
 * <p>Source: Amazon ECS Developer Guide, "IAM roles for Amazon ECS"; EventBridge Scheduler User
 * Guide, "Setting up"; IAM User Guide, "Using instance profiles".
 */
final class PassedRoles {
  /** Who takes the roles that a kind names. */
  private static final Map<String, String> TAKERS =
      Map.of(
          "task_definition", "ecs-tasks.amazonaws.com",
          "service", "ecs.amazonaws.com",
          "schedule", "scheduler.amazonaws.com",
          "instance_profile", "ec2.amazonaws.com");

  private final Program program;
  private final Arns arns;
  private final SortedSet<String> resources = new TreeSet<>();
  private final SortedSet<String> services = new TreeSet<>();

  private PassedRoles(Program program, Arns arns) {
    this.program = program;
    this.arns = arns;
  }

  /** The right to pass them, to those services only; empty where none is passed. */
  static Optional<Statement> statement(Program program, Arns arns) {
    PassedRoles passed = new PassedRoles(program, arns);
    program.resources().values().forEach(passed::add);
    SortedMap<String, SortedSet<String>> conditions = new TreeMap<>();
    conditions.put("iam:PassedToService", passed.services);
    return passed.resources.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Statement(new TreeSet<>(List.of("iam:PassRole")), passed.resources, conditions));
  }

  private void add(Resource resource) {
    String taker = TAKERS.get(resource.address().kind());
    if (taker != null && add(resource.body())) {
      services.add(taker);
    }
  }

  private boolean add(Block block) {
    boolean found = false;
    for (Map.Entry<String, Argument> entry : block.arguments().entrySet()) {
      switch (entry.getValue()) {
        case Argument.Blocks(var blocks) -> {
          for (Block inner : blocks) {
            found |= add(inner);
          }
        }
        case Argument.Assigned _ -> {
          if (entry.getKey().equals("role") || entry.getKey().endsWith("_role")) {
            resources.add(arn(block.value(entry.getKey())));
            found = true;
          }
        }
      }
    }
    return found;
  }

  private String arn(@Nullable Value role) {
    return switch (role) {
      case Value.Text(var text) when text.startsWith("arn:") -> text;
      case Value.Text(var name) -> arns.iam("role/*" + name);
      case Value.Reference(ResourceAddress address) when address.data() ->
          program
              .lookup(address)
              .map(lookup -> lookup.arguments().text("name"))
              .map(name -> arns.iam("role/*" + name))
              .orElse(arns.iam("role/*"));
      case Value.Reference(ResourceAddress address) ->
          program.resource(address).map(arns::role).orElse(arns.iam("role/*"));
      case null, default -> arns.iam("role/*");
    };
  }
}
