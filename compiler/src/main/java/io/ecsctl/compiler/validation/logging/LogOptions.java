package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code options} of a container's {@code awslogs} driver, when the container writes them out
 * itself.
 */
record LogOptions(Container container, Block log) {

  /**
   * Empty when the driver is another one, the {@code log_group} shorthand fills the options in, or
   * they are not known.
   */
  static Optional<LogOptions> of(Container container) {
    return container.block().has("log_group")
        ? Optional.empty()
        : container
            .block()
            .block("log_configuration")
            .filter(log -> "awslogs".equals(log.text("log_driver")) && keysKnown(log))
            .map(log -> new LogOptions(container, log));
  }

  private static boolean keysKnown(Block log) {
    return !log.has("options") || log.value("options") instanceof Value.Keyed;
  }

  boolean has(String option) {
    return log.value("options") instanceof Value.Keyed options && options.has(option);
  }

  /** Null when it is absent or not known. */
  @Nullable String text(String option) {
    return log.value("options") instanceof Value.Keyed options
            && options.get(option) instanceof Value.Text(var text)
        ? text
        : null;
  }

  /** Where the option stands. */
  SourceSpan span(String option) {
    return MapKeys.span(log, "options", option);
  }

  SourceSpan span() {
    return log.has("options") ? log.valueSpan("options") : log.header();
  }
}
