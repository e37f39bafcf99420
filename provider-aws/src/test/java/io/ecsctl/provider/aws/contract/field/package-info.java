/**
 * Every field of every kind, driven from files: {@code fields/KIND.ecs} is a program in which each
 * attribute stands with values that it may have, and the tests make of it what a user may make of
 * it: they add the attribute, change it, take it away, alone and in random company, and compare
 * what the plan says with what was changed. Entry points: {@code FieldSweepTest}, {@code
 * RandomProgramsTest}, {@code FieldCoverageTest}.
 *
 * <p>To add an attribute, add its line. What may follow it behind {@code #}, separated by
 * semicolons:
 *
 * <ul>
 *   <li>{@code | b | c} further values; without them they follow from the schema
 *   <li>{@code always} it is in every program, as are required attributes; and it is always that,
 *       if there are no further values and no {@code ...} for those of the schema; together with
 *       {@code with}, whenever that holds
 *   <li>{@code with x, y=v} only beside {@code x}, and beside {@code y} when that is {@code v}; of
 *       the same block, or a path from the resource
 *   <li>{@code without x} never beside {@code x}
 *   <li>{@code shown as x} a plan may call it {@code x}
 *   <li>{@code gap X} moto lacks it, as {@code Gap.X} says: the sweep leaves it out there, and the
 *       whole resource if it is always in it
 *   <li>{@code silent} it says how changes are made, or AWS never shows it, so that changing it is
 *       no change
 * </ul>
 *
 * <p>Every top-level block of the file's kind, unless its label starts with {@code other}, is tried
 * by itself: several of them have what excludes each other. All other blocks are always there, but
 * on moto for those that say {@code gap X} behind their opening brace. A line {@code # untried:
 * PATH: REASON} at the file's top stands for an attribute that no program of the sandbox can have;
 * {@code # gap: X} leaves the whole kind out on moto, and {@code # deleted again: gap X} only the
 * second deletion.
 */
@NullMarked
package io.ecsctl.provider.aws.contract.field;

import org.jspecify.annotations.NullMarked;
