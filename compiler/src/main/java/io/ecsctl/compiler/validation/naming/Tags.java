package io.ecsctl.compiler.validation.naming;

import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.program.StackInfo;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tags that a program writes, each where it is written: on the stack, or on one resource.
 *
 * @param title what they are on: {@code the stack}, {@code vpc.main}
 * @param span the whole map
 */
record Tags(String title, SourceSpan span, SortedMap<String, Value> entries) {
  /** {@code ecsctl:stack} and {@code ecsctl:address}. */
  static final int OWN = 2;

  static List<Tags> of(ProgramModel model) {
    List<Tags> all = new ArrayList<>();
    StackInfo stack = model.program().stack();
    if (stack.span() != null) {
      SortedMap<String, Value> entries = new TreeMap<>();
      stack.tags().forEach((key, value) -> entries.put(key, new Value.Text(value)));
      all.add(new Tags("the stack", stack.span(), entries));
    }
    for (Resource resource : model.program().resources().values()) {
      if (resource.body().value("tags") instanceof Value.Keyed tags) {
        SortedMap<String, Value> entries = new TreeMap<>(tags.entries());
        // What comes from the stack is told once, at the stack.
        stack.tags().forEach((key, value) -> entries.remove(key, new Value.Text(value)));
        all.add(
            new Tags(resource.address().toString(), resource.body().valueSpan("tags"), entries));
      }
    }
    return all;
  }
}
