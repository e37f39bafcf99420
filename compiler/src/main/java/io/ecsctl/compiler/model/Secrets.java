package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where containers ask for secrets. */
public final class Secrets {
  private Secrets() {}

  /**
   * One value that a container is given from a secret or a parameter.
   *
   * @param block what {@code map} stands in: the container, or its log configuration
   * @param map the argument that has it
   * @param name of the variable, or of the log driver's option
   * @param value what it is from
   */
  public record Wanted(
      TaskDefinition task,
      Container container,
      Block block,
      String map,
      String name,
      Value value) {}

  /** What all tasks want, in the order of the program; nothing of a map that is not known. */
  public static List<Wanted> of(ProgramModel model) {
    List<Wanted> all = new ArrayList<>();
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        add(all, task, container, container.block(), "secrets");
        container
            .block()
            .block("log_configuration")
            .ifPresent(log -> add(all, task, container, log, "secret_options"));
      }
    }
    return all;
  }

  private static void add(
      List<Wanted> all, TaskDefinition task, Container container, Block block, String map) {
    if (block.value(map) instanceof Value.Keyed keyed) {
      keyed
          .entries()
          .forEach((name, value) -> all.add(new Wanted(task, container, block, map, name, value)));
    }
  }

  /**
   * The first place at which the container asks for one: an environment variable, or an option of
   * its log driver.
   */
  public static Optional<SourceSpan> first(Container container) {
    Block block = container.block();
    for (String name : List.of("secrets", "secret")) {
      if (block.has(name)) {
        return Optional.of(block.valueSpan(name));
      }
    }
    return block
        .block("log_configuration")
        .flatMap(log ->
            Stream.of("secret_options", "secret_option")
                .filter(log::has)
                .map(log::valueSpan)
                .findFirst());
  }
}
