package io.ecsctl.compiler.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.reference.Page.Section;
import io.ecsctl.compiler.schema.SchemaReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HtmlReferenceTest {
  private static final List<Page> PAGES = Reference.pages(SchemaReader.bundled());
  private static final String HTML = HtmlReference.of(PAGES, "1.0 <test>");

  private static List<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(HTML)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Test
  void everyPageIsThere() {
    assertEquals(
        PAGES.stream().map(page -> page.section().label() + "/" + page.name()).toList(),
        all("<article id=\"([^\"]+)\""));
  }

  @Test
  void everyLinkLeadsSomewhere() {
    Set<String> missing = new TreeSet<>(all("href=\"#([^\"]+)\""));
    missing.removeAll(all("id=\"([^\"]+)\""));

    assertEquals(Set.of(), missing);
    assertEquals(List.of(), all("href=\"([^#\"][^\"]*\\.md[^\"]*)\""));
  }

  @Test
  void anchorsAreUnique() {
    List<String> ids = all(" id=\"([^\"]+)\"");

    assertEquals(
        List.of(),
        ids.stream()
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(id -> id.getValue() > 1)
            .toList());
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    assertEquals(List.of(), all("(src=|@import|url\\(|<link)"));
    assertTrue(HTML.contains("default-src 'none'"));
  }

  @Test
  void whatPagesSayIsTextAndNoMarkup() {
    Page page =
        new Page(
            Section.OWN_MODULE,
            "a<b",
            "\"quoted\" & <bold>",
            """
            # a<b

            Use `x < y` & [this](https://example.com/?a=1&b=2), **not** <script>.

            | name | |
            | --- | --- |
            | `p` | a \\| b |

            - one
            - two

            ```ecs
            x = "<&>"
            ```
            """);
    String html = HtmlReference.of(List.of(page), "");

    assertTrue(
        html.contains(
            "<p>Use <code>x &lt; y</code> &amp; <a"
                + " href=\"https://example.com/?a=1&amp;b=2\">this</a>, <strong>not</strong>"
                + " &lt;script&gt;.</p>"),
        html);
    assertTrue(html.contains("<th scope=\"row\"><code>p</code></th><td>a | b</td>"), html);
    assertTrue(html.contains("<ul>\n<li>one</li>\n<li>two</li>\n</ul>"), html);
    assertTrue(html.contains("<code>x = &quot;&lt;&amp;&gt;&quot;</code>"), html);
    assertTrue(html.contains("data-summary=\"&quot;quoted&quot; &amp; &lt;bold&gt;\""), html);
    assertFalse(HTML.contains("<test>"));
  }
}
