package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/** The mistakes in declarations and names. */
public final class BindingRules {
  public static final RuleInfo UNKNOWN_BLOCK =
      RuleInfo.error("ECS020", "unknown-block", "Unknown kind of block");
  public static final RuleInfo DUPLICATE_DECLARATION =
      RuleInfo.error("ECS022", "duplicate-declaration", "Declared twice");
  public static final RuleInfo STACK_BLOCK =
      RuleInfo.error("ECS023", "stack-block", "A program has exactly one stack block");
  public static final RuleInfo BAD_LABELS =
      RuleInfo.error("ECS024", "block-labels", "Wrong labels on a block");
  public static final RuleInfo UNDECLARED =
      RuleInfo.error("ECS025", "undeclared-name", "Undeclared name");
  public static final RuleInfo INSTANCE_NAME =
      RuleInfo.error("ECS026", "each-and-count", "each or count where there is none");
  public static final RuleInfo VALUE_CYCLE =
      RuleInfo.error("ECS027", "value-cycle", "A value needs itself");
  public static final RuleInfo META_ARGUMENT =
      RuleInfo.error("ECS028", "meta-argument", "Wrong use of a meta-argument");
  public static final RuleInfo TOP_LEVEL_ARGUMENT =
      RuleInfo.error("ECS029", "top-level-argument", "Argument outside of a block");

  public static final RuleInfo IMPURE_FUNCTION =
      RuleInfo.error("ECS043", "impure-function", "Function that reads more than its parameters");

  public static final RuleInfo ADDRESS =
      RuleInfo.error("ECS084", "address", "Address that can not be used");
  public static final RuleInfo MOVE =
      RuleInfo.error("ECS085", "moved-block", "Move that can not be followed");
  public static final RuleInfo IMPORT =
      RuleInfo.error("ECS086", "import-block", "Import that can not be made");
  public static final RuleInfo STILL_DECLARED =
      RuleInfo.error("ECS087", "still-declared", "Moved or removed, and declared all the same");
  public static final RuleInfo NO_INSTANCE =
      RuleInfo.warning("ECS088", "no-instance", "Moved to an instance that does not exist");

  /** The catalogue's own id: a reference to nothing, or resources that need each other. */
  public static final RuleInfo REFERENCE =
      RuleInfo.error("ECS920", "references", "Reference that can not be followed");

  /** Mistakes that leave a value out, and nothing else of the program. */
  public static final List<RuleInfo> ONE_VALUE = List.of(UNDECLARED, REFERENCE);

  public static final List<RuleInfo> ALL =
      List.of(
          UNKNOWN_BLOCK,
          DUPLICATE_DECLARATION,
          STACK_BLOCK,
          BAD_LABELS,
          UNDECLARED,
          INSTANCE_NAME,
          VALUE_CYCLE,
          META_ARGUMENT,
          TOP_LEVEL_ARGUMENT,
          IMPURE_FUNCTION,
          ADDRESS,
          MOVE,
          IMPORT,
          STILL_DECLARED,
          NO_INSTANCE,
          REFERENCE);

  private BindingRules() {}
}
