package io.ecsctl.planner.drift;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.AccountEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One resource that is not what the program says.
 *
 * @param id ARN or id of the live object; empty when there is none
 * @param name of the object; empty where it has none or nobody knows
 * @param fields that differ; empty unless it {@link What#CHANGED}
 * @param change the last call of somebody else that explains it; null where nobody knows of one
 * @param applied when this tool changed it last and nobody did after it: then it is the program
 *     that changed; null where that is not known
 */
public record DriftedResource(
    ResourceAddress address,
    What what,
    String id,
    String name,
    List<DriftedField> fields,
    @Nullable AccountEvent change,
    @Nullable AccountEvent applied) {

  /** In which way. */
  public enum What {
    /** It is there, and different. */
    CHANGED,
    /** The program has it, the account does not. */
    MISSING,
    /** The account has it as the stack's, the program does not. */
    EXTRA,
    /** The program gives it another address or owner, and nobody has applied that yet. */
    HANDOVER
  }

  public DriftedResource {
    fields = List.copyOf(fields);
  }
}
