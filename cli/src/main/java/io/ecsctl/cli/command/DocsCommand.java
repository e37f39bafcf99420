package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;
import static io.ecsctl.cli.command.Argument.parameter;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.input.ProgramFiles;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.cli.render.JsonOut;
import io.ecsctl.cli.render.MarkdownText;
import io.ecsctl.cli.version.ToolVersion;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.reference.HtmlReference;
import io.ecsctl.compiler.reference.ModulePage;
import io.ecsctl.compiler.reference.Page;
import io.ecsctl.compiler.reference.Page.Section;
import io.ecsctl.compiler.reference.Reference;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code ecsctl docs}. */
final class DocsCommand implements Command {
  /** What the parts are asked for by. */
  private static final Map<String, Section> LISTS =
      Map.of(
          "kinds", Section.KIND,
          "std", Section.STANDARD_LIBRARY,
          "functions", Section.FUNCTION);

  private final EcsctlCommand root;
  private @Nullable String wanted;
  private @Nullable Path html;
  private @Nullable Path markdown;

  /** What is wrong with the text of a module of one's own. */
  private final List<Diagnostic> problems = new ArrayList<>();

  DocsCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Show the reference of this version, and of your own modules.
        It has kinds, functions, the standard library and rules.
        Prints one page or the list of a part, or writes all of them: as one HTML file with search, \
        or as Markdown.
        """);
    command.takes(
        parameter("NAME|DIR")
            .text(value -> wanted = value)
            .says(
                "A kind, a function, std/NAME, a rule's id, or the directory of a module. "
                    + "kinds, std and functions list what there is; so does none."),
        option("--html")
            .label("FILE")
            .path(value -> html = value)
            .says("Write everything, and the module in DIR, as one HTML file."),
        option("--markdown")
            .label("DIR")
            .path(value -> markdown = value)
            .says("Write everything, and the module in DIR, as Markdown files."));
  }

  @Override
  public Integer call() {
    Console console = root.console();
    List<Page> reference = Reference.pages(SchemaReader.bundled());
    Section part = wanted == null ? null : LISTS.get(wanted.toLowerCase(Locale.ROOT));
    if (part != null && html == null && markdown == null) {
      list(console, reference.stream().filter(page -> page.section() == part).toList());
      return readable(console);
    }
    Optional<Page> page = Optional.ofNullable(wanted).map(name -> page(root, name, reference));
    if (html == null && markdown == null) {
      page.ifPresentOrElse(
          found -> print(console, found),
          () -> {
            list(console, reference);
            if (!console.json()) {
              console.line("");
              console.line("Rules have a list of their own: ecsctl explain");
            }
          });
      return readable(console);
    }
    List<Page> all =
        Stream.concat(
                page.filter(found -> found.section() == Section.OWN_MODULE).stream(),
                reference.stream())
            .toList();
    if (html != null) {
      Path file = root.resolve(html);
      write(file, HtmlReference.of(all, ToolVersion.current().tool()));
      wrote(console, file, "");
    }
    if (markdown != null) {
      Path directory = root.resolve(markdown);
      Map<String, String> files = Reference.files(SchemaReader.bundled(), all);
      files.forEach((name, text) -> write(directory.resolve(name), text));
      wrote(console, directory, files.size() + " pages in ");
    }
    return readable(console);
  }

  /** A page lacks what could not be read: an error, with what there is. */
  private int readable(Console console) {
    DiagnosticsView.print(console, problems);
    return (Diagnostics.hasErrors(problems) ? ExitCode.ERROR : ExitCode.OK).status();
  }

  private Page page(EcsctlCommand root, String name, List<Page> reference) {
    Optional<Page> known =
        reference.stream().filter(page -> page.name().equalsIgnoreCase(name)).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    Path directory = root.resolve(Path.of(name));
    if (Files.isDirectory(directory)) {
      return ownModule(Path.of(name), directory);
    }
    throw new CliFailure(
        "UnknownPage",
        "there is no kind, function, module or rule %s%s. To see all: ecsctl docs"
            .formatted(
                name,
                Suggestions.nearest(
                        name.toLowerCase(Locale.ROOT), reference.stream().map(Page::name).toList())
                    .map(near -> "; " + Suggestions.question(near))
                    .orElse("")));
  }

  private Page ownModule(Path shown, Path directory) {
    ProgramFiles files = ProgramFiles.read(shown, directory);
    problems.addAll(files.problems());
    List<StageResult<Body>> parsed = files.sources().stream().map(Parser::parse).toList();
    parsed.forEach(file -> problems.addAll(file.diagnostics()));
    Path last = directory.toAbsolutePath().normalize().getFileName();
    return ModulePage.of(
        Section.OWN_MODULE,
        last == null ? shown.toString() : last.toString(),
        parsed.stream().map(StageResult::value).toList());
  }

  private static void print(Console console, Page page) {
    if (console.json()) {
      console.line(
          JsonOut.object(json -> {
            json.writeStringField("section", page.section().label());
            json.writeStringField("name", page.name());
            json.writeStringField("summary", page.summary());
            json.writeStringField("page", page.markdown());
          }));
    } else {
      console.print(MarkdownText.render(page.markdown(), console));
    }
  }

  private static void list(Console console, List<Page> pages) {
    if (console.json()) {
      console.line(
          JsonOut.object(json -> {
            json.writeArrayFieldStart("pages");
            for (Page page : pages) {
              json.writeStartObject();
              json.writeStringField("section", page.section().label());
              json.writeStringField("name", page.name());
              json.writeStringField("summary", page.summary());
              json.writeEndObject();
            }
            json.writeEndArray();
          }));
      return;
    }
    List<String> lines = new ArrayList<>();
    for (Section section : Section.values()) {
      List<Page> own = pages.stream().filter(page -> page.section() == section).toList();
      int width = own.stream().mapToInt(page -> page.name().length()).max().orElse(0);
      if (!own.isEmpty() && section != Section.RULE) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.add(console.styled(Style.BOLD, section.title()));
        own.forEach(
            page -> lines.add(("  %-" + width + "s  %s").formatted(page.name(), page.summary())));
      }
    }
    lines.forEach(console::line);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().normalize().resolveSibling(""));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CliFailure(
          "CannotWrite", "%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }

  private static void wrote(Console console, Path where, String what) {
    if (!console.json()) {
      console.note(console.styled(Style.OK, "Wrote") + " " + what + where + ".");
    }
  }
}
