package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.source.SourceSpan;

/**
 * What a task cannot start without.
 *
 * @param purpose what fails otherwise: {@code pull their image}
 * @param span what asks for it
 */
public record Need(Destination destination, String purpose, SourceSpan span) {}
