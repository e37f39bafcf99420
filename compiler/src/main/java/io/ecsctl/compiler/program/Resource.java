package io.ecsctl.compiler.program;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.SortedSet;

/**
 * One resource instance.
 *
 * @param header the block's type and labels: what a diagnostic about the resource as a whole
 *     underlines
 * @param body its arguments, checked against the schema and converted to its types
 * @param nameGenerated the name was made from stack and label, so it is no difference when the live
 *     one has a suffix
 * @param references every resource that this one refers to or reads, except through {@code
 *     SEPARATE} attributes
 * @param separateReferences those referred to through {@code SEPARATE} attributes only
 */
public record Resource(
    ResourceAddress address,
    KindSchema schema,
    SourceSpan header,
    Block body,
    Lifecycle lifecycle,
    boolean nameGenerated,
    SortedSet<ResourceAddress> references,
    SortedSet<ResourceAddress> separateReferences) {}
