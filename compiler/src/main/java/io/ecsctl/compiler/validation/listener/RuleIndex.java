package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.model.ListenerRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a listener so far, found by what they take: a listener may have very many. */
final class RuleIndex {
  private record Entry(ListenerRule rule, RequestSet requests) {}

  private final List<Entry> everything = new ArrayList<>();
  private final Map<String, List<Entry>> byPattern = new HashMap<>();
  private final List<Entry> byAddress = new ArrayList<>();

  /** One that comes first must be filed under a pattern that covers the later one's. */
  void add(ListenerRule rule, RequestSet requests) {
    if (!requests.exact()) {
      return;
    }
    Entry entry = new Entry(rule, requests);
    if (requests.conditions().isEmpty()) {
      everything.add(entry);
      return;
    }
    var first = requests.conditions().entrySet().iterator().next();
    if (first.getKey().equals("source_ip")) {
      byAddress.add(entry);
      return;
    }
    for (String pattern : first.getValue()) {
      byPattern.computeIfAbsent(first.getKey() + " " + pattern, _ -> new ArrayList<>()).add(entry);
    }
  }

  /** The first rule that takes all of {@code later}'s requests. */
  Optional<ListenerRule> covering(RequestSet later) {
    List<Entry> candidates = new ArrayList<>(everything);
    candidates.addAll(byAddress);
    later
        .conditions()
        .forEach((name, patterns) -> {
          String pattern = patterns.iterator().next();
          candidates.addAll(byPattern.getOrDefault(name + " " + pattern, List.of()));
          for (int end = 1; end <= pattern.length(); end++) {
            candidates.addAll(
                byPattern.getOrDefault(name + " " + pattern.substring(0, end) + "*", List.of()));
          }
        });
    return candidates.stream()
        .filter(entry -> entry.requests().contains(later))
        .map(Entry::rule)
        .findFirst();
  }
}
