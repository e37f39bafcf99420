package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program says has to hold, as people hear of it. */
class ConditionsCommandTest {
  @TempDir Path directory;

  private Run apply(String program) throws IOException {
    Files.writeString(
        directory.resolve("main.ecs"), "stack \"t\" { region = \"eu-central-1\" }\n" + program);
    return Run.in(directory, "apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve");
  }

  @Test
  void aCheckThatFailsIsAWarningAtTheEndAndInEveryPlan() throws IOException {
    String program =
        """
        vpc "main" { cidr = 10.0.0.0/16 }
        check "id" {
          assert {
            condition     = vpc.main.id == "x"
            error_message = "not x"
          }
        }
        """;
    Run first = apply(program);
    assertEquals(0, first.status(), first::toString);
    String warning = "! check \"id\": not x (vpc.main.id == \"x\")";
    assertTrue(first.toString().contains(warning), first::toString);
    Run second = apply(program);
    assertEquals(0, second.status(), second::toString);
    assertTrue(second.toString().contains(warning), second::toString);
  }

  @Test
  void aPostconditionThatFailsIsAFailureAndRefusesTheNextPlan() throws IOException {
    String program =
        """
        vpc "main" {
          cidr = 10.0.0.0/16
          lifecycle {
            postcondition {
              condition     = self.id == "x"
              error_message = "not x"
            }
          }
        }
        """;
    Run first = apply(program);
    assertEquals(1, first.status(), first::toString);
    assertTrue(first.toString().contains("vpc.main failed"), first::toString);
    assertTrue(first.toString().contains("vpc.main: not x (self.id == \"x\")"), first::toString);
    Run second = apply(program);
    assertEquals(1, second.status(), second::toString);
    assertTrue(second.toString().contains("not x"), second::toString);
  }
}
