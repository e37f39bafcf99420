package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * The programs that people copy: each is applied, is then what is live, and goes without a rest.
 */
interface ExamplesContract extends Contract {
  Path EXAMPLES = Path.of("../examples");

  /** What a backend lacks that an example needs, by the example's name. */
  Map<String, String> GAPS_OF_MOTO =
      Map.of(
          "borrowed", "knows no rules by their tags, and theirs is on a listener of others",
          "microservices", "neither lists capacity providers nor tags them",
          "internal", "breaks on deleting the endpoint of a gateway",
          "website-ec2", "neither lists capacity providers nor tags them",
          "daemon", "neither lists capacity providers nor tags them");

  @TestFactory
  default Stream<DynamicTest> examplesRunFromTextToDestroyed() throws IOException {
    List<Path> programs;
    try (Stream<Path> directories = Files.list(EXAMPLES)) {
      programs =
          directories
              .map(directory -> directory.resolve("main.ecs"))
              .filter(Files::exists)
              .sorted()
              .toList();
    }
    assertTrue(!programs.isEmpty());
    return programs.stream()
        .map(program -> {
          String name = EXAMPLES.relativize(program.getParent()).toString();
          Path platform = program.resolveSibling("platform").resolve("main.ecs");
          return DynamicTest.dynamicTest(
              name,
              () -> {
                if (Files.exists(platform)) {
                  runOn(Files.readString(platform), name, withValues(program));
                } else {
                  run(name, withValues(program));
                }
              });
        });
  }

  /** The example borrows from another stack, which stays as it is. */
  private void runOn(String platform, String name, String text) {
    TestStack others = stack(platform);
    others.apply();
    run(name, text);
    assertEquals(List.of(), TestStack.changes(others.plan()), "changed of what is borrowed");
    others.destroy();
  }

  private TestStack stack(String text) {
    String head = "stack \"";
    int start = text.indexOf(head) + head.length();
    return new TestStack(aws(), text.substring(start, text.indexOf('"', start)), text);
  }

  /** With the values that its directory has for the build, as defaults of its variables. */
  static String withValues(Path program) throws IOException {
    String text = Files.readString(program);
    Path values = program.resolveSibling("sandbox.ecsvars");
    if (Files.exists(values)) {
      for (String line : Files.readAllLines(values)) {
        String[] parts = line.split(" = ", 2);
        if (parts.length == 2) {
          String variable = "variable \"%s\" {".formatted(parts[0].strip());
          text = text.replace(variable, variable + "\n  default = " + parts[1]);
        }
      }
    }
    return text;
  }

  private void run(String name, String text) {
    String lacking = backend().gaps().isEmpty() ? null : GAPS_OF_MOTO.get(name);
    if (lacking != null) {
      throw new TestAbortedException(
          "known gap of %s, example %s: it %s".formatted(backend().name(), name, lacking));
    }
    if (text.contains("data zone")) {
      keepTheirZone();
    }
    TestStack example = stack(text);
    example.apply();
    assertEquals(List.of(), TestStack.changes(example.plan()), "planned after an apply");
    example.destroy();
    assertEquals(List.of(), TestStack.changes(example.plan(true)), "left after a destroy");
  }

  /** The zone that examples put their names in, unless the backend has it from the start. */
  private void keepTheirZone() {
    boolean there =
        aws().dns().listHostedZonesPaginator().hostedZones().stream()
            .anyMatch(zone -> zone.name().equals("example.com."));
    if (!there) {
      aws().dns().createHostedZone(r -> r.name("example.com").callerReference("examples"));
    }
  }
}
