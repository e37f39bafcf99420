package io.ecsctl.compiler.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word a user probably meant. */
public final class Suggestions {
  private Suggestions() {}

  /** {@code did you mean cluster?}. */
  public static String question(String word) {
    return "did you mean " + word + "?";
  }

  /** {@code Known here: name, tags.}, in the order given. */
  public static String list(Collection<String> known) {
    return "Known here: " + String.join(", ", known) + ".";
  }

  /**
   * The candidate nearest to {@code written}, if near enough to be a slip: about one edit for every
   * three characters.
   */
  public static Optional<String> nearest(String written, Collection<String> candidates) {
    // A word of one letter is no slip of another one.
    int limit = written.length() < 2 ? 0 : Math.max(1, written.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(written, candidate, limit) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(written, candidate, limit))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * The shortest candidate that begins or ends with {@code written}, or that {@code written} begins
   * or ends with, by whole words: {@code availability_zone} for {@code zone}, {@code port} for
   * {@code from_port}. Words are divided by underscores; one of less than three letters is no word.
   * When there is none, what begins with the word that {@code written} is a form of: {@code
   * log_configuration} for {@code logging} and {@code logs}.
   */
  public static Optional<String> byWords(String written, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> beginsOrEnds(candidate, written) || beginsOrEnds(written, candidate))
        .min(
            Comparator.comparing((String candidate) -> !ends(written, candidate))
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder()))
        .or(() -> byStem(stem(written), candidates));
  }

  private static Optional<String> byStem(String stem, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> stem.length() > 2 && candidate.startsWith(stem + "_"))
        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
  }

  /** Without the ending of a plural, or of a verb as a noun. */
  private static String stem(String word) {
    return word.replaceFirst("(.)\\1ing$", "$1").replaceFirst("(?:ing|s)$", "");
  }

  private static boolean beginsOrEnds(String whole, String part) {
    return part.length() > 2 && (whole.startsWith(part + "_") || ends(whole, part));
  }

  private static boolean ends(String whole, String part) {
    return whole.endsWith("_" + part);
  }

  /**
   * Edit distance with neighbouring swaps, case ignored; any number above {@code limit} once it is
   * passed.
   */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean same = lower(a, i - 1) == lower(b, j - 1);
        cost[i][j] =
            Math.min(
                cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && lower(a, i - 1) == lower(b, j - 2)
            && lower(a, i - 2) == lower(b, j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  private static char lower(String text, int index) {
    return Character.toLowerCase(text.charAt(index));
  }
}
