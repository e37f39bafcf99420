package io.ecsctl.cli.render;

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
 * container "app"} as {@code image}. In the order of the changes.
 */
final class ChangeTree {
  private static final Pattern SEGMENT =
      Pattern.compile("([A-Za-z0-9_]+)(?:\\[(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([0-9]+))])?(?:\\.|$)");

  /** What stands in a block. */
  sealed interface Item {}

  /** {@code name = value}. */
  record Leaf(String name, AttributeChange change) implements Item {}

  /** {@code label} is as printed: {@code container "app"}, {@code ingress 80/tcp}. */
  record Group(String label, ChangeTree content) implements Item {}

  private final Map<String, Item> items = new LinkedHashMap<>();

  static ChangeTree of(List<AttributeChange> changes) {
    ChangeTree root = new ChangeTree();
    for (AttributeChange change : changes) {
      root.add(segments(change.path()), change);
    }
    return root;
  }

  List<Item> items() {
    return List.copyOf(items.values());
  }

  /** One name of a path and the key in brackets behind it, if any. */
  private record Segment(String name, @Nullable String key, boolean index) {
    String label() {
      if (key == null || index) {
        return name;
      }
      return name + " " + (key.matches("[A-Za-z_][A-Za-z0-9_-]*") ? '"' + key + '"' : key);
    }

    String id() {
      return name + "\0" + key;
    }
  }

  /** The whole path as one name where it has another form than names and keys. */
  private static List<Segment> segments(String path) {
    List<Segment> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(path);
    int end = 0;
    while (end < path.length() && matcher.find(end) && matcher.start() == end) {
      boolean index = matcher.group(3) != null;
      segments.add(
          new Segment(matcher.group(1), index ? matcher.group(3) : matcher.group(2), index));
      end = matcher.end();
    }
    return end == path.length() ? segments : List.of(new Segment(path, null, false));
  }

  private void add(List<Segment> path, AttributeChange change) {
    Segment first = path.getFirst();
    if (path.size() == 1 && first.key() == null) {
      items.put(first.id(), new Leaf(first.name(), change));
    } else if (path.size() == 1) {
      group(new Segment(first.name(), null, false)).addEntry(first, change);
    } else if (!repeats(path, change)) {
      group(first).add(path.subList(1, path.size()), change);
    } else {
      group(first);
    }
  }

  /** An entry of a map: {@code environment["LOG_LEVEL"]}. */
  private void addEntry(Segment entry, AttributeChange change) {
    items.put(entry.id(), new Leaf(String.valueOf(entry.key()), change));
  }

  private ChangeTree group(Segment segment) {
    Item item =
        items.computeIfAbsent(segment.id(), _ -> new Group(segment.label(), new ChangeTree()));
    if (item instanceof Group group) {
      return group.content();
    }
    Group group = new Group(segment.label(), new ChangeTree());
    items.put(segment.id() + "\0", group);
    return group.content();
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
