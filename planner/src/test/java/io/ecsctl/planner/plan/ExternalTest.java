package io.ecsctl.planner.plan;

import static io.ecsctl.planner.testing.TestValues.address;
import static io.ecsctl.planner.testing.TestValues.number;
import static io.ecsctl.planner.testing.TestValues.object;
import static io.ecsctl.planner.testing.TestValues.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Fields that a pipeline or a scaler sets. */
class ExternalTest {
  private static final Schema SCHEMA = SchemaReader.bundled();

  private final FakeProvider account = new FakeProvider(SCHEMA);

  /**
   * @param level of the container's environment, which is the program's own
   */
  private static Program program(String image, String level) {
    return compile(
        """
        stack "shop" { region = "eu-central-1" }
        cluster "main" {}
        task_definition "web" {
          container "app" {
            image       = "IMAGE"
            memory      = 128MiB
            environment = { LEVEL = "LOUD" }
          }
          lifecycle { external = [container["app"].image] }
        }
        service "web" {
          cluster         = cluster.main
          task_definition = task_definition.web
          desired_count   = 2
          lifecycle { external = [desired_count] }
        }
        """
            .replace("IMAGE", image)
            .replace("LOUD", level));
  }

  private static Program compile(String text) {
    Compilation compilation =
        new Compiler(SCHEMA)
            .compile(
                new CompileRequest(List.of(new SourceFile("main.ecs", text)), List.of(), "", ""));
    assertTrue(!compilation.hasErrors(), () -> compilation.diagnostics().toString());
    return compilation.program();
  }

  /** A pipeline registers a revision without the stack's tags and points the service to it. */
  private void deploy(String image) {
    LiveResource ours = account.at(address("task_definition.web"));
    var attributes = new TreeMap<>(ours.attributes().entries());
    Value.Keyed container =
        (Value.Keyed) ((Value.Sequence) ours.attributes().get("container")).elements().getFirst();
    var changed = new TreeMap<>(container.entries());
    changed.put("image", text(image));
    attributes.put("container", new Value.Tuple(List.of(new Value.ObjectOf(changed))));
    attributes.put("revision", number(9));
    attributes.put("arn", text("theirs"));
    account.putForeign(
        new LiveResource(ours.address(), "theirs", object(attributes), "", true), "");
    account.meddle("service.web", "task_definition", text("theirs"));
  }

  private String runningImage() {
    Value.Sequence containers =
        (Value.Sequence) account.at(address("task_definition.web")).attributes().get("container");
    Value image = ((Value.Keyed) containers.elements().getFirst()).get("image");
    return image instanceof Value.Text(var name) ? name : "";
  }

  @Test
  void theProgramSetsThemFirst() {
    assertTrue(Runs.apply(program("nginx:1", "info"), account).isComplete());
    assertEquals("nginx:1", runningImage());
    assertEquals(number(2), account.at(address("service.web")).attributes().get("desired_count"));
  }

  /** Also of a revision of the stack's own, of which the hash alone would do for comparing. */
  @Test
  void whatIsKeptInAnOwnRevisionIsShown() {
    Runs.apply(program("nginx:1", "info"), account);
    account.forgetCalls();
    Plan plan = Runs.plan(program("nginx:2", "info"), account);
    assertTrue(plan.isEmpty(), plan::toTree);
    assertTrue(
        plan.toTree()
            .contains("keeps container[\"app\"].image = \"nginx:1\" (program: \"nginx:2\")"),
        plan::toTree);
    assertEquals(List.of("read", "describe 1"), account.calls());
  }

  @Test
  void whatRunsIsKeptAndShown() {
    Runs.apply(program("nginx:1", "info"), account);
    deploy("nginx:7");
    account.meddle("service.web", "desired_count", number(5));
    Plan plan = Runs.plan(program("nginx:1", "info"), account);
    assertTrue(plan.isEmpty(), plan::toTree);
    assertEquals(
        """
        plan shop
        = task_definition.web
            keeps container["app"].image = "nginx:7" (program: "nginx:1")
        = service.web
            keeps desired_count = 5 (program: 2)
        0 to create, 0 to update, 0 to replace, 0 to delete
        """,
        plan.toTree());
  }

  @Test
  void aNewRevisionIsMadeFromWhatRuns() {
    Runs.apply(program("nginx:1", "info"), account);
    deploy("nginx:7");
    Program louder = program("nginx:1", "debug");
    assertEquals(
        """
        plan shop
        ~ task_definition.web (new revision)
            container["app"].environment["LEVEL"] = "info" -> "debug"
            keeps container["app"].image = "nginx:7" (program: "nginx:1")
        ~ service.web
            after task_definition.web
            task_definition = "theirs" -> task_definition.web
            note: starts new tasks and stops the old ones as they become healthy
        0 to create, 2 to update, 0 to replace, 0 to delete
        """,
        Runs.plan(louder, account).toTree());
    assertTrue(Runs.apply(louder, account).isComplete());
    assertEquals("nginx:7", runningImage());
    Plan next = Runs.plan(louder, account);
    assertTrue(next.isEmpty(), next::toTree);
    assertTrue(
        next.toTree().contains("keeps container[\"app\"].image = \"nginx:7\""), next::toTree);
  }

  @Test
  void aDeploymentBetweenPlanAndApplyIsNotUndone() {
    Runs.apply(program("nginx:1", "info"), account);
    Plan plan = Runs.plan(program("nginx:1", "debug"), account);
    deploy("nginx:7");
    PlanRefused refused = assertThrows(PlanRefused.class, () -> Runs.apply(plan, account));
    assertEquals(PlanRefused.Reason.STALE, refused.reason());
  }

  @Test
  void scalingBetweenPlanAndApplyDoesNoHarm() {
    Runs.apply(program("nginx:1", "info"), account);
    Plan plan = Runs.plan(program("nginx:1", "debug"), account);
    account.meddle("service.web", "desired_count", number(5));
    assertTrue(Runs.apply(plan, account).isComplete());
    assertEquals(number(5), account.at(address("service.web")).attributes().get("desired_count"));
  }

  @Test
  void leavingAFieldToOthersChangesNothingByItself() {
    Program own =
        compile(
            """
            stack "shop" { region = "eu-central-1" }
            task_definition "web" {
              container "app" {
                image  = "nginx:1"
                memory = 128MiB
              }
            }
            """);
    Program shared =
        compile(
            """
            stack "shop" { region = "eu-central-1" }
            task_definition "web" {
              container "app" {
                image  = "nginx:2"
                memory = 128MiB
              }
              lifecycle { external = [container["app"].image] }
            }
            """);
    Runs.apply(own, account);
    Plan plan = Runs.plan(shared, account);
    assertTrue(plan.isEmpty(), plan::toTree);
  }

  @Test
  void withoutItWhatAPipelineDeploysIsTakenBackAndThePlanSaysWhatToDo() {
    Program own =
        compile(
            """
            stack "shop" { region = "eu-central-1" }
            task_definition "web" {
              container "app" { image = "nginx:1", memory = 128MiB }
            }
            service "web" { task_definition = task_definition.web, desired_count = 1 }
            """);
    Runs.apply(own, account);
    deploy("nginx:7");
    String plan = Runs.plan(own, account).toTree();
    assertTrue(
        plan.contains(
            "takes back what somebody else deployed; if a pipeline does, name what it sets in"
                + " task_definition.web: lifecycle { external = [container[\"NAME\"].image] }"),
        plan);
  }
}
