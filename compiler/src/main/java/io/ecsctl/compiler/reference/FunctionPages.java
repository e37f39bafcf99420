package io.ecsctl.compiler.reference;

import io.ecsctl.compiler.reference.Page.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions in Markdown: a page each, and all on one. */
public final class FunctionPages {
  private FunctionPages() {}

  static Page page(FunctionDoc function) {
    return new Page(
        Section.FUNCTION,
        function.name(),
        function.summary(),
        "# " + function.name() + "\n\n" + body(function));
  }

  /** By families, which {@code docs/reference/functions.md} is. */
  public static String all(List<FunctionDoc> functions) {
    Map<String, StringBuilder> families = new LinkedHashMap<>();
    for (FunctionDoc function : functions) {
      families
          .computeIfAbsent(function.family(), _ -> new StringBuilder())
          .append("\n### ")
          .append(function.name())
          .append("\n\n")
          .append(body(function));
    }
    StringBuilder out =
        new StringBuilder(
            "# Functions\n\n"
                + "Names and meanings are Terraform's, extended to the language's own types."
                + " `ecsctl console` tries them out.\n");
    families.forEach(
        (family, text) -> out.append("\n## ").append(family).append('\n').append(text));
    return out.toString();
  }

  private static String body(FunctionDoc function) {
    return "`%s%s`\n\n%s\n\n```ecs\n%s\n```\n"
        .formatted(
            function.name(),
            function.signature(),
            function.text(),
            String.join("\n", function.examples()));
  }
}
