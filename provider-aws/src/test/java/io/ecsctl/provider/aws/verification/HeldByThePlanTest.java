package io.ecsctl.provider.aws.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.catalogue.Elsewhere;
import io.ecsctl.compiler.format.Formatter;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.provider.aws.contract.TestStack;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules about whose an object is have no finding of their own: the plan or the apply holds them.
 * Every folder of {@code golden/elsewhere} is named {@code ID-slug}: in {@link SharedAccount},
 * after {@code others.ecs} of another stack and {@code before.ecs} of this one, where they are,
 * {@code rejected.txt} is what becomes of {@code rejected.ecs} and {@code accepted.txt} of {@code
 * accepted.ecs}. Their pages show both programs.
 */
class HeldByThePlanTest {
  private static final Path GOLDEN = Path.of("src/test/golden/elsewhere");

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void becomesOfIt(Path folder) throws IOException {
    for (String program : List.of("rejected", "accepted")) {
      Goldens.check(folder.resolve(program + ".txt"), outcome(folder, program + ".ecs"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void programsAreFormatted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ecs")).toList()) {
        SourceFile source = new SourceFile("main.ecs", Files.readString(file));
        Goldens.check(file, Formatter.format(source).value());
      }
    }
  }

  @Test
  void everyRuleHasACase() throws IOException {
    assertEquals(
        Elsewhere.all().values().stream()
            .filter(rule -> rule.where().equals("live"))
            .map(rule -> rule.id() + "-" + rule.slug())
            .collect(Collectors.toSet()),
        cases().stream()
            .map(folder -> Objects.requireNonNull(folder.getFileName()).toString())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The plan and what failed of it; or why there is none. */
  private static String outcome(Path folder, String program) throws IOException {
    try (Sandbox account = SharedAccount.open(SandboxOptions.forTests(TestStack.REGION))) {
      if (Files.exists(folder.resolve("others.ecs"))) {
        stack(account, "bank", folder.resolve("others.ecs")).apply();
      }
      if (Files.exists(folder.resolve("before.ecs"))) {
        stack(account, "shop", folder.resolve("before.ecs")).apply();
      }
      TestStack stack = stack(account, "shop", folder.resolve(program));
      Plan plan = stack.plan();
      return plan.toTree() + failures(stack.attempt(plan));
    } catch (PlanRefused refused) {
      return "refused: " + refused.explanation() + "\n";
    }
  }

  private static TestStack stack(Sandbox account, String name, Path program) throws IOException {
    return TestStack.lenient(account, name, Files.readString(program));
  }

  private static String failures(ApplyResult result) {
    return result.failures().entrySet().stream()
        .map(entry -> "failed: " + entry.getKey() + ": " + message(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String message(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed ? failed.message() : outcome.toString();
  }
}
