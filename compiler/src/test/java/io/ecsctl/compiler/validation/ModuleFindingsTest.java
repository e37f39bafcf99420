package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A module's mistakes are told once, where they are, whoever uses it and whether anybody does. */
class ModuleFindingsTest {
  private static final String MODULE =
      """
      variable "days" { type = duration }
      log_group "a" { retention = 10d }
      log_group "b" { retention = var.days }
      """;

  /** Wrong in itself, and lacking what only a user can have: listeners and a scaling. */
  private static final String TASK =
      """
      variable "mode" { type = string }
      target_group "web" {
        vpc         = "vpc-0123456789abcdef0"
        target_type = ip
        port        = 80/tcp
      }
      task_definition "web" {
        network_mode = awsvpc
        container "app" {
          image  = "nginx:1.29"
          memory = 64MiB
          port_mapping { container_port = 80/tcp, host_port = 81/tcp }
        }
      }
      task_definition "open" {
        network_mode = var.mode
        container "app" {
          image  = "nginx:1.29"
          memory = 64MiB
          port_mapping { container_port = 80/tcp, host_port = 81/tcp }
        }
      }
      service "web" {
        cluster         = "main"
        task_definition = task_definition.web
        subnets         = ["subnet-0123456789abcdef0"]
        deployment_circuit_breaker { enable = true, rollback = true }
        load_balancer {
          target_group = target_group.web
          container    = "app"
          port         = 80/tcp
        }
      }
      """;

  private static List<String> findings(String uses) {
    return findings(Map.of("./logs", MODULE), uses);
  }

  private static List<String> findings(Map<String, String> modules, String uses) {
    ModuleLoader loader =
        directory ->
            new ModuleLoader.Files(
                List.of(
                    new SourceFile(
                        directory + "/main.ecs",
                        Objects.requireNonNull(modules.get("./" + directory), directory))),
                List.of());
    return new Compiler(SchemaReader.bundled())
            .compile(
                new CompileRequest(
                    List.of(
                        new SourceFile(
                            "main.ecs", "stack \"s\" { region = \"eu-central-1\" }\n" + uses)),
                    List.of(),
                    "",
                    "",
                    loader,
                    FileSource.NONE))
            .diagnostics()
            .stream()
            .map(finding ->
                finding.rule().id()
                    + (finding.subject() == null ? "" : " at " + finding.subject().text()))
            .toList();
  }

  private static String use(String name, String more) {
    return "module \"%s\" {\n  source = \"./logs\"\n  %s\n}\n".formatted(name, more);
  }

  @Test
  void aMistakeOfTheModuleIsToldOnceForAllItsUses() {
    assertEquals(
        List.of("ECS721 at 10d"), findings(use("one", "days = 7d") + use("two", "days = 14d")));
  }

  @Test
  void aMistakeOfTheUserIsToldInUse() {
    assertEquals(List.of("ECS721 at 10d", "ECS721 at 8d"), findings(use("one", "days = 8d")));
  }

  @Test
  void aMistakeOfTheUserIsToldInItsTextThroughEveryModuleBetween() {
    Map<String, String> modules =
        Map.of(
            "./app",
            """
            variable "size" { type = object({ cpu = cpu, memory = size }) }
            variable "days" { type = duration }
            module "task" {
              source = "../task"
              limits = { processor = var.size.cpu, memory = var.size.memory }
            }
            log_group "app" { retention = var.days }
            """,
            "./task",
            """
            variable "limits" { type = object({ processor = cpu, memory = size }) }
            task_definition "app" {
              requires_compatibilities = [FARGATE]
              network_mode             = awsvpc
              cpu                      = var.limits.processor
              memory                   = var.limits.memory
              container "app" { image = "nginx:1.29" }
            }
            """);
    assertEquals(
        List.of("ECS103 at 5GiB", "ECS721 at 8d"),
        findings(
            modules,
            """
            module "app" {
              source = "./app"
              size   = { cpu = 0.25vCPU, memory = 5GiB }
              days   = 8d
            }
            """));
    // The user's text has no place for one attribute of a local: the nearest has it.
    assertEquals(
        List.of("ECS103 at var.size.memory"),
        findings(
            modules,
            """
            locals { size = { cpu = 0.25vCPU, memory = 5GiB } }
            module "app" {
              source = "./app"
              size   = local.size
              days   = 7d
            }
            """));
  }

  @Test
  void aModuleWithoutInstancesIsCheckedByItself() {
    assertEquals(List.of("ECS721 at 10d"), findings(use("one", "days  = 8d\n  count = 0")));
    assertEquals(List.of("ECS721 at 10d"), findings(use("one", "days    = 8d\n  enabled = false")));
  }

  @Test
  void whatIsWrongWithinABlockIsSoWhoeverUsesTheModule() {
    assertEquals(
        List.of("ECS107 at 81/tcp"),
        findings(
            Map.of("./task", TASK),
            """
            module "none" {
              source = "./task"
              mode   = "awsvpc"
              count  = 0
            }
            """));
  }

  /** The module between has no instance, the innermost one has. */
  @Test
  void aModuleThatIsUsedElsewhereIsNotToldTwice() {
    assertEquals(
        List.of("ECS721 at 10d"),
        findings(
            Map.of("./logs", MODULE, "./between", use("inner", "days = 7d").replace("./", "../")),
            """
            module "between" {
              source = "./between"
              count  = 0
            }
            """
                + use("one", "days = 7d")));
  }

  @Test
  void oneUseIsEnough() {
    assertEquals(
        List.of("ECS721 at 10d"),
        findings(use("none", "days  = 8d\n  count = 0") + use("one", "days = 7d")));
  }
}
