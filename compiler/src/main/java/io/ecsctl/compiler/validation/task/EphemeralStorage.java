package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code ephemeral_storage} of a task definition. */
record EphemeralStorage(TaskDefinition task, Block block, String attribute) {

  /** Empty when the task has none. */
  static Optional<EphemeralStorage> of(TaskDefinition task) {
    if (task.body().value("ephemeral_storage") != null) {
      return Optional.of(new EphemeralStorage(task, task.body(), "ephemeral_storage"));
    }
    return task.body()
        .block("ephemeral_storage")
        .map(block -> new EphemeralStorage(task, block, block.has("size") ? "size" : "size_in_gib"));
  }

  /** In bytes; null when not known. */
  @Nullable Long bytes() {
    return Fields.bytes(block, attribute);
  }

  SourceSpan span() {
    return block.valueSpan(attribute);
  }
}
