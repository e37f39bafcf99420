package io.ecsctl.compiler.diagnostic;

import io.ecsctl.compiler.source.SourceSpan;

/** A second place that belongs to a finding, with what it has to do with it. */
public record Related(SourceSpan span, String note) {}
