package io.ecsctl.compiler.diagnostic;

/** Nouns that names are made of, in a sentence. */
public final class Article {
  private static final String VOWELS = "aeiouAEIOU";

  private Article() {}

  /** {@code a role}, {@code an ami}. */
  public static String with(String noun) {
    return (!noun.isEmpty() && VOWELS.indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }
}
