package io.ecsctl.compiler.program;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;

/** An {@code output} block; {@code sensitive} when its value may not be shown. */
public record Output(
    String name, Value value, boolean sensitive, String description, SourceSpan span) {}
