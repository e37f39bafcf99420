package io.ecsctl.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.VariableInput;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.Planner;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.provider.aws.AwsProvider;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The website's plans as people see them. To accept new output: {@code -Dgolden.update=true}, then
 * read the change.
 */
class PlanViewTest {
  private static final Schema SCHEMA = SchemaReader.bundled();
  private static final Path POLICIES = Path.of("src/test/golden/plan-view/blocks.ecs");

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {80, 120})
  void everythingNew(int width) throws IOException {
    try (Provider provider = sandbox()) {
      Plan plan = plan(provider, "nginx:1.29", false);
      Views.check("plan-view", "create-" + width + ".txt", view(plan, width, false), width);
    }
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {80, 120})
  void anotherImage(int width) throws IOException {
    try (Provider provider = sandbox()) {
      apply(provider, plan(provider, "nginx:1.29", false));
      Plan plan = plan(provider, "public.ecr.aws/nginx/nginx-unprivileged:1.30-alpine", false);
      Views.check("plan-view", "update-" + width + ".txt", view(plan, width, false), width);
    }
  }

  /** Blocks that nothing names, such as the statements of a policy, are all told, and whole. */
  @Test
  void blocksWithoutNames() throws IOException {
    try (Provider provider = sandbox()) {
      Plan first = plan(provider, Files.readString(POLICIES));
      Views.check("plan-view", "blocks-create-80.txt", view(first, 80, false), 80);
      apply(provider, first);
      String one = Files.readString(POLICIES).replace("\"s3:GetObject\"", "\"s3:PutObject\"");
      Views.check("plan-view", "blocks-one-80.txt", view(plan(provider, one), 80, false), 80);
      String several =
          one.replace("\"kms:Decrypt\"", "\"kms:Sign\"")
              .replace("adjust { from = 20, by = 3 }", "");
      Views.check(
          "plan-view", "blocks-several-80.txt", view(plan(provider, several), 80, false), 80);
    }
  }

  /** A block that comes reads as one that goes. */
  @Test
  void aBlockMoreAndOneLess() throws IOException {
    String one =
        """
        stack "jobs" { region = "eu-central-1" }
        task_definition "job" {
          requires_compatibilities = [FARGATE]
          network_mode             = awsvpc
          cpu                      = 0.25vCPU
          memory                   = 512MiB
          container "app" { image = "busybox:1.36", environment = { LEVEL = "info" } }
        }
        """;
    String two =
        one.replace(
            "  container \"app\" { image = \"busybox:1.36\", environment = { LEVEL = \"info\" } }",
            """
              container "app" {
                image       = "busybox:1.36"
                environment = { LEVEL = "info", REGION = "eu-central-1", TEAM = "web" }
              }
              container "log" {
                image       = "fluent-bit:3.1"
                essential   = false
                environment = { LEVEL = "warn" }
                port_mapping { container_port = 2020/tcp }
              }
            """);
    try (Provider provider = sandbox()) {
      apply(provider, plan(provider, one));
      Plan more = plan(provider, two);
      Views.check("plan-view", "block-more-80.txt", view(more, 80, false), 80);
      apply(provider, more);
      Views.check("plan-view", "block-less-80.txt", view(plan(provider, one), 80, false), 80);
    }
  }

  /** Nobody sees the rest of a line of a file. */
  @Test
  void nothingIsCutWhereThereIsNoTerminal() {
    String text = "a description that is longer than a line of eighty columns is, by far, really";
    try (Provider provider = sandbox()) {
      Plan plan =
          plan(
              provider,
              "stack \"s\" { region = \"eu-central-1\" }\nparameter \"p\" {\n  value = \"%s\"\n}\n"
                  .formatted(text));
      assertTrue(Views.piped(console -> new PlanView(console).print(plan)).contains(text));
      assertTrue(view(plan, 80, false).contains("…"));
    }
  }

  @Test
  void everythingGone() throws IOException {
    try (Provider provider = sandbox()) {
      apply(provider, plan(provider, "nginx:1.29", false));
      Views.check(
          "plan-view", "destroy-80.txt", view(plan(provider, "nginx:1.29", true), 80, false), 80);
    }
  }

  @Test
  void renamedAdoptedAndLetGo() throws IOException {
    try (Provider provider = sandbox()) {
      apply(
          provider,
          plan(
              provider,
              """
              stack "logs" { region = "eu-central-1" }
              log_group "old" { retention = 14d }
              log_group "quiet" {}
              log_group "kept" { name = "/somewhere/with/a/rather/long/name/that/does/not/fit" }
              log_group "theirs" { name = "/ecs/theirs" }
              """));
      apply(
          provider,
          plan(
              provider,
              """
              stack "logs" { region = "eu-central-1" }
              log_group "old" { retention = 14d }
              log_group "quiet" {}
              log_group "kept" { name = "/somewhere/with/a/rather/long/name/that/does/not/fit" }
              removed {
                from = log_group.theirs
                lifecycle { destroy = false }
              }
              """));
      Plan plan =
          plan(
              provider,
              """
              stack "logs" { region = "eu-central-1" }
              log_group "web" { retention = 30d }
              log_group "silent" {}
              log_group "ours" { name = "/ecs/theirs" }
              moved { from = log_group.old, to = log_group.web }
              moved { from = log_group.quiet, to = log_group.silent }
              import { to = log_group.ours, id = "/ecs/theirs" }
              removed {
                from = log_group.kept
                lifecycle { destroy = false }
              }
              """);
      Views.check("plan-view", "handover-80.txt", view(plan, 80, false), 80);
    }
  }

  private static Plan plan(Provider provider, String text) {
    Program program =
        new Compiler(SCHEMA)
            .compile(
                new CompileRequest(List.of(new SourceFile("main.ecs", text)), List.of(), "", ""))
            .program();
    return Planner.plan(program, provider, new PlanOptions(false, "test"));
  }

  @Test
  void coloursAddNothingButColours() throws IOException {
    try (Provider provider = sandbox()) {
      Plan plan = plan(provider, "nginx:1.29", false);
      String coloured = view(plan, 80, true);
      assertTrue(coloured.contains("\033[32m+\033[0m"));
      assertEquals(view(plan, 80, false), coloured.replaceAll("\033\\[[0-9;]*m", ""));
    }
  }

  private static Provider sandbox() {
    return new AwsProvider(Sandbox.open(SandboxOptions.forTests("eu-central-1")), SCHEMA);
  }

  private static Plan plan(Provider provider, String image, boolean destroy) throws IOException {
    Path file = Path.of("../examples/website/main.ecs");
    Program program =
        new Compiler(SCHEMA)
            .compile(
                new CompileRequest(
                    List.of(new SourceFile("main.ecs", Files.readString(file))),
                    List.of(VariableInput.text("image", image, "--var image")),
                    "",
                    ""))
            .program();
    return Planner.plan(program, provider, new PlanOptions(destroy, "test"));
  }

  private static void apply(Provider provider, Plan plan) {
    assertTrue(
        Applier.apply(
                plan,
                provider,
                ApplyListener.NONE,
                new Cancellation(),
                // One at a time, so that ids are the same in every run.
                new ApplyOptions(1, "test", Map.of(), Journal.none()))
            .isComplete());
  }

  private static String view(Plan plan, int width, boolean colours) {
    return Views.text(width, colours, console -> new PlanView(console).print(plan));
  }
}
