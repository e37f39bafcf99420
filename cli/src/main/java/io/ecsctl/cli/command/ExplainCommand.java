package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.parameter;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.JsonOut;
import io.ecsctl.cli.render.MarkdownText;
import io.ecsctl.compiler.catalogue.Elsewhere;
import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.catalogue.RulePage;
import io.ecsctl.compiler.catalogue.RulePages;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ecsctl explain ECS630}. */
final class ExplainCommand implements Command {
  private final EcsctlCommand root;
  private @Nullable String id;

  ExplainCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        "Explain a diagnostic: what it means, why, a wrong and a right example, its source.");
    command.takes(
        parameter("ID")
            .text(value -> id = value)
            .says("The id in brackets, such as ECS630. Without one: a list of all."));
  }

  @Override
  public Integer call() {
    Console console = root.console();
    if (id == null) {
      list(console);
      return ExitCode.OK.status();
    }
    Optional<RulePage> page = RulePages.find(id);
    Optional<Elsewhere> elsewhere = Elsewhere.find(id);
    if (page.isEmpty() && elsewhere.isEmpty()) {
      throw new CliFailure(
          "UnknownRule",
          "there is no rule %s%s. To see all: ecsctl explain"
              .formatted(
                  id,
                  Suggestions.nearest(id.toUpperCase(Locale.ROOT), ids())
                      .map(near -> "; " + Suggestions.question(near))
                      .orElse("")));
    }
    page.ifPresent(rule -> explain(console, rule));
    elsewhere.ifPresent(rule -> explain(console, rule));
    return ExitCode.OK.status();
  }

  private static void explain(Console console, RulePage page) {
    if (console.json()) {
      console.line(
          JsonOut.object(json -> {
            write(json, page.rule());
            json.writeStringField("page", page.markdown());
          }));
    } else {
      console.print(MarkdownText.render(page.markdown(), console));
    }
  }

  /** What holds a rule that is none of its own here. */
  private static void explain(Console console, Elsewhere rule) {
    if (console.json()) {
      console.line(
          JsonOut.object(json -> {
            json.writeStringField("id", rule.id());
            json.writeStringField("slug", rule.slug());
            json.writeStringField("held_by", rule.by());
            json.writeStringField("elsewhere", rule.how());
            json.writeStringField("page", rule.markdown());
          }));
    } else {
      console.print(MarkdownText.render(rule.markdown(), console));
    }
  }

  private static List<String> ids() {
    return RuleCatalogue.all().stream().map(RuleInfo::id).toList();
  }

  private static void list(Console console) {
    if (console.json()) {
      console.line(
          JsonOut.object(json -> {
            json.writeArrayFieldStart("rules");
            for (RuleInfo rule : RuleCatalogue.all()) {
              json.writeStartObject();
              write(json, rule);
              json.writeEndObject();
            }
            json.writeEndArray();
          }));
      return;
    }
    for (RuleInfo rule : RuleCatalogue.all()) {
      console.line(
          "%s  %-8s %s"
              .formatted(
                  console.styled(Style.BOLD, rule.id()), rule.severity().label(), rule.summary()));
    }
  }

  private static void write(com.fasterxml.jackson.core.JsonGenerator json, RuleInfo rule)
      throws java.io.IOException {
    json.writeStringField("id", rule.id());
    json.writeStringField("slug", rule.slug());
    json.writeStringField("severity", rule.severity().label());
    json.writeStringField("summary", rule.summary());
  }
}
