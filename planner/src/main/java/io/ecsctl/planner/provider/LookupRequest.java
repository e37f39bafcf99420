package io.ecsctl.planner.provider;

import io.ecsctl.compiler.value.Value;

/**
 * Objects to find, whoever they belong to. Equal requests have one answer.
 *
 * @param kind of the schema's data
 * @param filters the arguments of a data block, with nothing left unknown; all of them hold for
 *     what is found
 */
public record LookupRequest(String kind, Value.ObjectOf filters) {}
