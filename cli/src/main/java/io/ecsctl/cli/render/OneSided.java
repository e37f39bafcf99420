package io.ecsctl.cli.render;

import io.ecsctl.planner.diff.AttributeChange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several things that one block gets, or loses: of a new block there is a change for each of its
 * attributes, and they are read as the block.
 *
 * @param block as paths write it: {@code container["log"]}
 * @param added they come; else they go
 */
record OneSided(String block, boolean added, ChangeTree content) {
  private static final Pattern BLOCK =
      Pattern.compile("[A-Za-z0-9_]+\\[(?:\"(?:[^\"\\\\]|\\\\.)*\"|[0-9]+)]\\.");

  /** Both come to the same block, or go from it. */
  static boolean together(AttributeChange first, AttributeChange second) {
    String block = block(first);
    return !block.isEmpty()
        && block.equals(block(second))
        && isOneSided(first)
        && isOneSided(second)
        && (first.before() == null) == (second.before() == null);
  }

  /**
   * @param changes at least two, that are {@link #together}
   */
  static OneSided of(List<AttributeChange> changes) {
    AttributeChange first = changes.getFirst();
    boolean added = first.before() == null;
    ChangeTree tree =
        ChangeTree.of(added ? changes : changes.stream().map(OneSided::turned).toList());
    return new OneSided(block(first), added, tree.onlyBlock());
  }

  private static boolean isOneSided(AttributeChange change) {
    return (change.before() == null || change.after() == null) && !change.forcesReplacement();
  }

  /** The tree shows what comes. */
  private static AttributeChange turned(AttributeChange gone) {
    return new AttributeChange(
        gone.path(),
        gone.attribute(),
        null,
        gone.before(),
        gone.forcesReplacement(),
        gone.sensitive());
  }

  private static String block(AttributeChange change) {
    Matcher matcher = BLOCK.matcher(change.path());
    return matcher.lookingAt() ? change.path().substring(0, matcher.end() - 1) : "";
  }
}
