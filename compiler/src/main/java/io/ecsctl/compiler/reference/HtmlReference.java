package io.ecsctl.compiler.reference;

import io.ecsctl.compiler.reference.Page.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages as one HTML file that needs nothing else: search, styles and script are in it, and nothing
 * is loaded from anywhere. Without script it is one long page.
 */
public final class HtmlReference {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern PAGE =
      Pattern.compile("(?:\\.\\./)?(?:\\w+/)*([\\w.-]+)\\.md(?:#.*)?");

  private HtmlReference() {}

  /**
   * @param pages by section
   * @param version of the product, as it is shown
   */
  public static String of(List<Page> pages, String version) {
    return fill(
        resource("reference.html"),
        name ->
            switch (name) {
              case "style" -> resource("reference.css");
              case "script" -> resource("reference.js");
              case "version" -> MarkdownHtml.escape(version);
              case "navigation" -> navigation(pages);
              case "pages" ->
                  pages.stream().map(page -> article(page, pages)).collect(Collectors.joining());
              default -> throw new IllegalStateException("no such place: " + name);
            });
  }

  private static String navigation(List<Page> pages) {
    StringBuilder out = new StringBuilder();
    for (Section section : Section.values()) {
      List<Page> own = pages.stream().filter(page -> page.section() == section).toList();
      if (!own.isEmpty()) {
        out.append(
            "<details open><summary>%s <span class=\"count\">%d</span></summary>\n<ul>\n"
                .formatted(section.title(), own.size()));
        own.forEach(page ->
            out.append(
                "<li><a href=\"#%s\">%s</a></li>\n"
                    .formatted(anchor(page), MarkdownHtml.escape(shown(page)))));
        out.append("</ul>\n</details>\n");
      }
    }
    return out.toString();
  }

  /** A rule is looked for by its id, and recognised by its summary. */
  private static String shown(Page page) {
    return page.section() == Section.RULE ? page.name() + " " + page.summary() : page.name();
  }

  private static String article(Page page, List<Page> pages) {
    return "<article id=\"%s\" data-section=\"%s\" data-name=\"%s\" data-summary=\"%s\">\n%s</article>\n"
        .formatted(
            anchor(page),
            page.section().title(),
            MarkdownHtml.escape(page.name()),
            MarkdownHtml.escape(page.summary()),
            MarkdownHtml.of(page.markdown(), anchor(page), address -> link(address, page, pages)));
  }

  private static String anchor(Page page) {
    return MarkdownHtml.escape(page.section().label() + "/" + page.name());
  }

  /**
   * A link to another page of the reference, or inside of one, stays in the file; a page that is
   * not in it gets none.
   */
  private static String link(String address, Page from, List<Page> pages) {
    if (address.startsWith("#")) {
      return "#" + anchor(from) + "." + address.substring(1);
    }
    Matcher file = PAGE.matcher(address);
    if (!file.matches()) {
      return address;
    }
    String name = file.group(1);
    return pages.stream()
        .filter(page -> page.name().equals(name) || page.name().endsWith("/" + name))
        .findFirst()
        .map(page -> "#" + anchor(page))
        .orElse("");
  }

  private static String fill(String template, java.util.function.UnaryOperator<String> contents) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(contents.apply(place.group(1))));
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReference.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the compiler was packaged without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the compiler's own " + name + " cannot be read", e);
    }
  }
}
