package io.ecsctl.compiler.reference;

import io.ecsctl.compiler.reference.Page.Section;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a module takes and gives, in Markdown, from its text alone: it need not be correct. */
public final class ModulePage {
  private final List<Body> files;
  private final StringBuilder out = new StringBuilder();

  private ModulePage(List<Body> files) {
    this.files = files;
  }

  /**
   * @param name its source, or the directory as the reader knows it
   * @param files in the order of their names
   */
  public static Page of(Section section, String name, List<Body> files) {
    String about = about(files);
    return new Page(section, name, firstSentence(about), new ModulePage(files).write(name, about));
  }

  /** The comment that the module begins with: of {@code main.ecs}, if that has one. */
  private static String about(List<Body> files) {
    return files.stream()
        .map(body -> body.span().file())
        .sorted(java.util.Comparator.comparing(file -> !file.path().endsWith("main.ecs")))
        .map(file -> comment(file.text()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String comment(String text) {
    return String.join(
        " ",
        text.lines()
            .takeWhile(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ ?", "").strip())
            .toList());
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private String write(String name, String about) {
    out.append("# ").append(name).append("\n\n");
    if (!about.isEmpty()) {
      out.append(about).append("\n\n");
    }
    List<Body.Block> inputs = blocks("variable");
    out.append("## Inputs\n\n");
    if (inputs.isEmpty()) {
      out.append("None.\n");
    } else {
      out.append("| name | type | default | |\n| --- | --- | --- | --- |\n");
      inputs.forEach(this::input);
    }
    List<Body.Block> outputs = blocks("output");
    out.append("\n## Outputs\n\n");
    if (outputs.isEmpty()) {
      out.append("None.\n");
    } else {
      out.append("| name | |\n| --- | --- |\n");
      outputs.forEach(
          output -> out.append("| `%s` | %s |\n".formatted(nameOf(output), cell(about(output)))));
    }
    return out.toString();
  }

  private List<Body.Block> blocks(String type) {
    return files.stream()
        .flatMap(file -> file.blocks(type))
        .filter(block -> !block.labels().isEmpty())
        .toList();
  }

  private void input(Body.Block variable) {
    out.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(
                nameOf(variable),
                written(variable, "type").map(ModulePage::code).orElse("any"),
                written(variable, "default").map(ModulePage::code).orElse("required"),
                cell(about(variable))));
  }

  /** The description and what else a user has to know. */
  private static String about(Body.Block block) {
    List<String> sentences = new ArrayList<>();
    text(block, "description").ifPresent(sentences::add);
    if (written(block, "sensitive").filter("true"::equals).isPresent()) {
      sentences.add("Never shown.");
    }
    text(block, "deprecated").map("Deprecated: "::concat).ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  private static String nameOf(Body.Block block) {
    return block.labels().getFirst().text();
  }

  /** As it stands there, on one line. */
  private static Optional<String> written(Body.Block block, String argument) {
    return block.body().attribute(argument).map(attribute -> oneLine(attribute.value()));
  }

  /** Line breaks separate what stands in braces, so they are not just left out. */
  private static String oneLine(Expression value) {
    String text = value.span().text();
    if (!text.contains("\n")) {
      return text;
    }
    return isReadable(value) ? ExpressionText.of(value) : text.replaceAll("\\s+", " ");
  }

  private static boolean isReadable(Expression value) {
    return !(value instanceof Expression.Invalid)
        && Parts.of(value).allMatch(ModulePage::isReadable);
  }

  private static Optional<String> text(Body.Block block, String argument) {
    return block
        .body()
        .attribute(argument)
        .map(Body.Attribute::value)
        .flatMap(value ->
            value instanceof Expression.Template template
                ? Optional.ofNullable(template.constant())
                : Optional.empty())
        .filter(text -> !text.isBlank());
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").strip();
  }
}
