package io.ecsctl.cli.repl;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Functions, variables, locals, resources and their attributes, and the commands. */
final class NameCompleter implements Completer {
  private final SortedMap<String, List<String>> names;
  private final List<String> functions;

  /**
   * @param names with the attributes that may follow each
   * @param functions their names
   */
  NameCompleter(SortedMap<String, List<String>> names, List<String> functions) {
    this.functions = List.copyOf(functions);
    this.names = new TreeMap<>(names);
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word().substring(0, line.wordCursor());
    if (line.wordIndex() == 0 && word.startsWith(":")) {
      List.of(":help", ":quit", ":type").forEach(name -> candidates.add(candidate(name, true)));
      return;
    }
    names.forEach((name, attributes) -> {
      candidates.add(candidate(name, false));
      // Attributes only once their owner is written: a program has thousands.
      if (word.startsWith(name + ".")) {
        String written = word.substring(name.length() + 1);
        String owner = written.substring(0, written.lastIndexOf('.') + 1);
        attributes.stream()
            .filter(attribute ->
                attribute.startsWith(owner) && attribute.indexOf('.', owner.length()) < 0)
            .forEach(attribute -> candidates.add(candidate(name + "." + attribute, false)));
      }
    });
    if (!word.contains(".")) {
      functions.forEach(name -> candidates.add(candidate(name + "(", false)));
    }
  }

  private static Candidate candidate(String text, boolean complete) {
    return new Candidate(text, text, null, null, null, null, complete);
  }
}
