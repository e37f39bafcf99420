package io.ecsctl.compiler.reference;

import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.catalogue.RulePages;
import io.ecsctl.compiler.module.StandardLibrary;
import io.ecsctl.compiler.reference.Page.Section;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.syntax.Parser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All pages there are without a program. */
public final class Reference {
  private Reference() {}

  /** By section and name. */
  public static List<Page> pages(Schema schema) {
    List<Page> pages = new ArrayList<>();
    SortedMap<String, SortedMap<String, String>> leftOut = LeftOut.bundled();
    schema
        .kinds()
        .values()
        .forEach(kind -> pages.add(KindPage.of(kind, LeftOut.of(leftOut, kind.kind()), schema)));
    pages.add(DataPage.of(schema));
    StandardLibrary.sources().forEach(source -> pages.add(standardModule(source)));
    FunctionDoc.all().forEach(function -> pages.add(FunctionPages.page(function)));
    RuleCatalogue.all()
        .forEach(rule ->
            pages.add(
                new Page(
                    Section.RULE,
                    rule.id(),
                    rule.summary(),
                    RulePages.find(rule.id()).orElseThrow().markdown())));
    pages.sort(Comparator.comparing(Page::section).thenComparing(Page::name));
    return pages;
  }

  /**
   * Pages as Markdown files, by their paths, as {@code docs} has them: functions on one page, rules
   * not at all, since they explain themselves on the command line.
   */
  public static SortedMap<String, String> files(Schema schema, List<Page> pages) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("reference/README.md", KindPage.index(schema.kinds().values()));
    files.put("reference/functions.md", FunctionPages.all(FunctionDoc.all()));
    for (Page page : pages) {
      switch (page.section()) {
        case KIND -> files.put("reference/" + page.name() + ".md", page.markdown());
        case STANDARD_LIBRARY -> files.put(page.name() + ".md", page.markdown());
        case OWN_MODULE -> files.put("modules/" + page.name() + ".md", page.markdown());
        case FUNCTION, RULE -> {}
      }
    }
    return files;
  }

  /** The page of a module of the standard library: {@code std/network}. */
  public static Page standardModule(String source) {
    return ModulePage.of(
        Section.STANDARD_LIBRARY,
        source,
        List.of(Parser.parse(StandardLibrary.file(source)).value()));
  }
}
