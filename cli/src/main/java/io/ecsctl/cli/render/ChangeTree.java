package io.ecsctl.cli.render;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes as the blocks they are in: {@code container["app"].image} stands in a block {@code
 * container "app"} as {@code image}. In the order of the changes; a value that is an object is a
 * block as well.
 */
final class ChangeTree {
  private static final Pattern SEGMENT =
      Pattern.compile("([A-Za-z0-9_]+)(?:\\[(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([0-9]+))])?(?:\\.|$)");

  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  /** What stands in a block. */
  sealed interface Item {}

  /** {@code name = value}. */
  record Leaf(String name, @Nullable Value value, boolean sensitive) implements Item {}

  /** {@code label} is as printed: {@code container "app"}, {@code ingress 80/tcp}. */
  record Group(String label, ChangeTree content) implements Item {}

  private final List<Item> items = new ArrayList<>();

  /** The blocks that later changes may belong into, by the segment of their paths. */
  private final Map<Segment, ChangeTree> open = new LinkedHashMap<>();

  static ChangeTree of(List<AttributeChange> changes) {
    ChangeTree root = new ChangeTree();
    for (AttributeChange change : changes) {
      root.add(segments(change.path()), change);
    }
    return root;
  }

  /** What stands in a block that is given as one value. */
  static ChangeTree of(Value.Keyed block) {
    return of(block, "");
  }

  /** The same without what {@code path}, of the block, says already. */
  static ChangeTree of(Value.Keyed block, String path) {
    List<Segment> segments = segments(path);
    String key = segments.isEmpty() || segments.getLast().index() ? null : segments.getLast().key();
    ChangeTree tree = new ChangeTree();
    block
        .entries()
        .forEach((name, value) -> {
          if (key == null || !ValueWords.bare(value).equals(key)) {
            tree.entry(name, value, false);
          }
        });
    return tree;
  }

  /** What stands in the block that all changes are in. */
  ChangeTree onlyBlock() {
    if (items.size() == 1 && items.getFirst() instanceof Group(var _, var content)) {
      return content;
    }
    throw new IllegalStateException("changes of more than one block");
  }

  List<Item> items() {
    return List.copyOf(items);
  }

  /** One name of a path and the key in brackets behind it, if any. */
  private record Segment(String name, @Nullable String key, boolean index) {
    String label() {
      if (key == null || index) {
        return name;
      }
      return name + " " + (key.matches("[A-Za-z_][A-Za-z0-9_-]*") ? '"' + key + '"' : key);
    }
  }

  /** The whole path as one name where it has another form than names and keys. */
  private static List<Segment> segments(String path) {
    List<Segment> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(path);
    int end = 0;
    while (end < path.length() && matcher.find(end) && matcher.start() == end) {
      boolean index = matcher.group(3) != null;
      String key = index ? matcher.group(3) : matcher.group(2);
      segments.add(
          new Segment(
              matcher.group(1), key == null ? null : ESCAPED.matcher(key).replaceAll("$1"), index));
      end = matcher.end();
    }
    return end == path.length() ? segments : List.of(new Segment(path, null, false));
  }

  private void add(List<Segment> path, AttributeChange change) {
    Segment first = path.getFirst();
    if (path.size() == 1 && first.key() == null) {
      entry(first.name(), change.after(), change.sensitive());
    } else if (path.size() == 1) {
      // An entry of a map: environment["LOG_LEVEL"].
      group(new Segment(first.name(), null, false))
          .entry(String.valueOf(first.key()), change.after(), change.sensitive());
    } else if (!repeats(path, change)) {
      group(first).add(path.subList(1, path.size()), change);
    } else {
      group(first);
    }
  }

  /** Blocks without a key have one path: each of them is an item of its own. */
  private void entry(String name, @Nullable Value value, boolean sensitive) {
    if (value instanceof Value.Keyed block && !sensitive) {
      items.add(new Group(name, of(block)));
    } else if (value instanceof Value.Sequence blocks && !sensitive && isBlocks(blocks)) {
      blocks.elements().forEach(block -> entry(name, block, false));
    } else if (!(value instanceof Value.Null)) {
      items.add(new Leaf(name, value, sensitive));
    }
  }

  private static boolean isBlocks(Value.Sequence sequence) {
    return !sequence.elements().isEmpty()
        && sequence.elements().stream().allMatch(Value.Keyed.class::isInstance);
  }

  private ChangeTree group(Segment segment) {
    return open.computeIfAbsent(
        segment,
        _ -> {
          Group group = new Group(segment.label(), new ChangeTree());
          items.add(group);
          return group.content();
        });
  }

  /** The label says it already: {@code container["app"].name = "app"}. */
  private static boolean repeats(List<Segment> path, AttributeChange change) {
    return path.size() == 2
        && path.getFirst().key() != null
        && !path.getFirst().index()
        && path.getLast().key() == null
        && change.after() != null
        && ValueWords.bare(change.after()).equals(path.getFirst().key());
  }
}
