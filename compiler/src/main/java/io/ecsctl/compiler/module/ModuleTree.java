package io.ecsctl.compiler.module;

import io.ecsctl.compiler.syntax.ast.Body;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of one directory, and behind each of its {@code module} blocks the tree of what that
 * names; equal sources share one.
 */
public final class ModuleTree {
  /** What only the user of a module can fill in, or take. */
  private static final Set<String> OFFERED = Set.of("variable", "output", "types", "function");

  private final List<Body> files;
  private final IdentityHashMap<Body.Block, ModuleTree> calls;

  ModuleTree(List<Body> files, IdentityHashMap<Body.Block, ModuleTree> calls) {
    this.files = List.copyOf(files);
    this.calls = calls;
  }

  /** A program without modules, or whose modules are of no interest. */
  public static ModuleTree of(List<Body> files) {
    return new ModuleTree(files, new IdentityHashMap<>());
  }

  public List<Body> files() {
    return files;
  }

  /**
   * Whether the files are a module's own: no stack is theirs, and what they declare is for somebody
   * who uses them. Without that they are a program that lacks its stack.
   */
  public boolean isModule() {
    Set<String> types =
        files.stream()
            .flatMap(Body::blocks)
            .map(block -> block.type().text())
            .collect(Collectors.toSet());
    return !types.contains("stack") && !Collections.disjoint(types, OFFERED);
  }

  /** These files and those of all modules, each once. */
  public List<Body> allFiles() {
    if (calls.isEmpty()) {
      return files;
    }
    Set<ModuleTree> trees = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Body> all = new ArrayList<>();
    collect(trees, all);
    return all;
  }

  private void collect(Set<ModuleTree> seen, List<Body> into) {
    if (seen.add(this)) {
      into.addAll(files);
      calls.values().forEach(called -> called.collect(seen, into));
    }
  }

  /** Empty when the source can not be had, which has been reported. */
  public Optional<ModuleTree> calledBy(Body.Block module) {
    return Optional.ofNullable(calls.get(module));
  }
}
