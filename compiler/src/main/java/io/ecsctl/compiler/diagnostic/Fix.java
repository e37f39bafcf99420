package io.ecsctl.compiler.diagnostic;

import java.util.List;

/**
 * One way to mend a finding. {@code title} is an order ("change the port to 8080/tcp"); {@code
 * edits} may be empty when only a person can do it.
 */
public record Fix(String title, List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }
}
