package io.ecsctl.compiler.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages that explain rules, read when asked for. */
public final class RulePages {
  private static final String FOLDER = "/io/ecsctl/compiler/rules/";

  private RulePages() {}

  /** The page of the rule with that id or slug. */
  public static Optional<RulePage> find(String idOrSlug) {
    return RuleCatalogue.find(idOrSlug)
        .map(rule -> new RulePage(rule, text(rule.id(), rule.slug())));
  }

  static String text(String rule, String slug) {
    try (InputStream in = RulePages.class.getResourceAsStream(FOLDER + slug + ".md")) {
      if (in == null) {
        throw new IllegalStateException("rule " + rule + " has no page " + slug + ".md");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
