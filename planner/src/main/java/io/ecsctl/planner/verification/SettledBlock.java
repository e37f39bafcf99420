package io.ecsctl.planner.verification;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A block of the program with what its expressions come to in this account. What is not known yet,
 * and what is sensitive, is as good as absent.
 *
 * @param written where everything stands
 * @param value as AWS would get it: references are ARNs, ids or names
 */
record SettledBlock(Block written, Value.ObjectOf value) {
  SourceSpan span(String name) {
    return written.valueSpan(name);
  }

  @Nullable String text(String name) {
    return value.get(name) instanceof Value.Text(var text) ? text : null;
  }

  /** Null when it is no whole number. */
  @Nullable Integer integer(String name) {
    return value.get(name) instanceof Value.Number(var number)
            && number.stripTrailingZeros().scale() <= 0
        ? (Integer) number.intValue()
        : null;
  }

  List<String> texts(String name) {
    return value.get(name) instanceof Value.Sequence sequence
        ? sequence.elements().stream()
            .filter(Value.Text.class::isInstance)
            .map(element -> ((Value.Text) element).value())
            .toList()
        : List.of();
  }

  /** The texts of a map. */
  SortedMap<String, String> entries(String name) {
    SortedMap<String, String> texts = new TreeMap<>();
    if (value.get(name) instanceof Value.Keyed keyed) {
      for (Map.Entry<String, Value> entry : keyed.entries().entrySet()) {
        if (entry.getValue() instanceof Value.Text(var text)) {
          texts.put(entry.getKey(), text);
        }
      }
    }
    return Collections.unmodifiableSortedMap(texts);
  }

  /** The nested blocks of that name, in source order. */
  List<SettledBlock> blocks(String name) {
    List<Block> blocks = written.blocks(name);
    List<Value> values =
        switch (value.get(name)) {
          case Value.Sequence sequence -> sequence.elements();
          case Value.ObjectOf only -> List.of(only);
          case Value _ -> List.of();
        };
    List<SettledBlock> settled = new ArrayList<>();
    for (int i = 0; i < blocks.size() && i < values.size(); i++) {
      if (values.get(i) instanceof Value.ObjectOf object) {
        settled.add(new SettledBlock(blocks.get(i), object));
      }
    }
    return settled;
  }

  Optional<SettledBlock> block(String name) {
    return blocks(name).stream().findFirst();
  }
}
