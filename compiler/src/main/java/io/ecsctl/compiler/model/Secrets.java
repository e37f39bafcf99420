package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where containers ask for secrets. */
public final class Secrets {
  private Secrets() {}

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
