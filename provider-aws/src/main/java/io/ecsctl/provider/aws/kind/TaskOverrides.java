package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.mapping.PojoJson;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/**
 * A schedule's {@code overrides} block. The scheduler takes it as a text, its target's {@code
 * Input}: the {@code overrides} member of {@code RunTask} in JSON.
 */
final class TaskOverrides {
  static final String BLOCK = "overrides";

  private final BlockSchema schema;
  private final PojoJson<TaskOverride> json = new PojoJson<>(TaskOverride::builder);

  TaskOverrides(Tools tools) {
    schema =
        tools
            .schemaOf("schedule")
            .body()
            .attribute(BLOCK)
            .flatMap(a ->
                a.type() instanceof AttributeType.Nested(var block)
                    ? Optional.of(block)
                    : Optional.empty())
            .orElseThrow(() -> new IllegalArgumentException("the schema has no " + BLOCK));
  }

  /** Null where the program states none. */
  @Nullable String input(Value.Keyed attributes) {
    return attributes.get(BLOCK) instanceof Value.Keyed block
        ? PojoJson.encode(SdkMapper.toSdk(schema, block, TaskOverride.builder()).build())
        : null;
  }

  /**
   * The block; null where there is no input. A text that is no such JSON, put there by hand, comes
   * as it is, so that it shows as drift.
   */
  @Nullable Value block(@Nullable String input) {
    if (input == null || input.isBlank()) {
      return null;
    }
    try {
      Value.ObjectOf block = SdkMapper.fromSdk(schema, json.decode(input), Map.of());
      return block.entries().isEmpty() ? null : block;
    } catch (UncheckedIOException foreign) {
      return new Value.Text(input);
    }
  }
}
