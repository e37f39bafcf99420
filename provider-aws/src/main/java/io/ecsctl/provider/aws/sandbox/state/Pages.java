package io.ecsctl.provider.aws.sandbox.state;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param next the token of the next page; null at the last
 */
public record Pages<T>(List<T> items, @Nullable String next) {
  /**
   * The page that begins at the token.
   *
   * @param limit at most so many
   * @throws IllegalArgumentException when the token is none of ours
   */
  static <T> Pages<T> of(List<T> all, @Nullable String token, int limit) {
    int from = token == null || token.isEmpty() ? 0 : offset(token);
    int to = Math.min(all.size(), from + limit);
    return from > to
        ? new Pages<>(List.of(), null)
        : new Pages<>(List.copyOf(all.subList(from, to)), to < all.size() ? token(to) : null);
  }

  private static String token(int offset) {
    return Base64.getEncoder()
        .encodeToString(("page:" + offset).getBytes(StandardCharsets.US_ASCII));
  }

  private static int offset(String token) {
    String text = new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
    if (!text.startsWith("page:")) {
      throw new IllegalArgumentException("no token: " + token);
    }
    return Integer.parseInt(text.substring("page:".length()));
  }
}
