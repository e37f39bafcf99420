package io.ecsctl.compiler.schema;

import io.ecsctl.compiler.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute.
 *
 * @param name as a program writes it; the singular for repeated blocks
 * @param plural the other name of a repeated block, which takes a list ({@code port_mappings});
 *     null otherwise
 * @param member the path of SDK members it stands for, from the structure of the enclosing block,
 *     outermost first ({@code networkConfiguration, awsvpcConfiguration, subnets}); empty when the
 *     kind maps it by hand. Besides names a path may hold {@code .} (the enclosing block's own
 *     structure), {@code [k]} (entry {@code k} of a map or of a list of pairs), {@code
 *     number+protocol} (the two members that one port fills) and {@code m=c} (member {@code m} of
 *     the structure at hand is {@code c} if and only if the attribute is there)
 * @param required a block without it is refused
 * @param change what changing it on a live object takes
 * @param sensitive never shown
 * @param computed AWS decides when the program does not: then what is live is not a change
 * @param fallback AWS's default: an absent value and this one are the same; null when there is none
 * @param constraints what it may hold, beyond its type
 * @param doc one or two sentences, may be empty
 */
public record AttributeSchema(
    String name,
    @Nullable String plural,
    AttributeType type,
    List<String> member,
    boolean required,
    Change change,
    boolean sensitive,
    boolean computed,
    @Nullable Value fallback,
    List<Constraint> constraints,
    String doc) {

  public AttributeSchema {
    member = List.copyOf(member);
    constraints = List.copyOf(constraints);
  }

  /**
   * Whether a port that it holds has to be a single one, since AWS has one number for it. The
   * members that take a range are called so ({@code containerPortRange}); where there is no member,
   * the kind says what becomes of a range.
   */
  public boolean takesOnePort() {
    return !member.isEmpty() && !member.getLast().split("\\+", 2)[0].endsWith("Range");
  }

  /** What a changed value means for the live object. */
  public enum Change {
    /** Updated in place. */
    UPDATE,
    /** The object must be replaced. */
    REPLACE,
    /**
     * Updated in place by a step of its own, after the objects it refers to exist. This is what
     * lets two security groups refer to each other.
     */
    SEPARATE
  }
}
