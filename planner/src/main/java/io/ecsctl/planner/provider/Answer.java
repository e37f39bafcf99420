package io.ecsctl.planner.provider;

import io.ecsctl.compiler.address.ResourceAddress;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the account says to a {@link Question}. */
public sealed interface Answer {
  /** What was asked for is not there. */
  record Absent() implements Answer {}

  /** It is there. */
  record Present() implements Answer {}

  /**
   * @param there whether the repository has it; false when only the repository is there
   * @param platforms {@code linux/arm64}; empty when the registry does not say
   */
  record Image(boolean there, SortedSet<String> platforms) implements Answer {
    public Image {
      platforms = Collections.unmodifiableSortedSet(new TreeSet<>(platforms));
    }
  }

  /**
   * A secret that is there.
   *
   * @param missing those of the keys asked for that its JSON has not
   */
  record Secret(Text text, SortedSet<String> missing) implements Answer {
    /** What is known of a secret's text. */
    public enum Text {
      /** There is one; it was not read. */
      UNREAD,
      JSON,
      /** No JSON object, so that it has no keys. */
      PLAIN,
      /** Nobody has given it a value yet. */
      NONE
    }

    public Secret {
      missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    /** Without keys to miss. */
    public Secret(Text text) {
      this(text, new TreeSet<>());
    }
  }

  /**
   * A role that is there.
   *
   * @param services that may assume it
   */
  record Trust(SortedSet<String> services) implements Answer {
    public Trust {
      services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
    }
  }

  /**
   * @param byRule priority of each rule by its ARN; the default rule is left out
   */
  record Priorities(SortedMap<String, Integer> byRule) implements Answer {
    public Priorities {
      byRule = Collections.unmodifiableSortedMap(new TreeMap<>(byRule));
    }
  }

  /**
   * A service that is there.
   *
   * @param since when the deployment began that is under way, in words of AWS's clock; empty when
   *     none is
   */
  record Deploying(String since) implements Answer {}

  /**
   * A service that is there.
   *
   * @param stack that it belongs to; empty when that is none of ecsctl's
   * @param owner the same in words, with what it is called there
   * @param target the id of its scalable target, whether or not there is one
   * @param scaled whether there is one
   * @param scaler the block that made it; null when no block did
   */
  record Scaled(
      String stack, String owner, String target, boolean scaled, @Nullable ResourceAddress scaler)
      implements Answer {}

  /**
   * @param limit what the account may have
   * @param used what it has
   * @param adjusted whether AWS said the limit, or it is the documented default
   */
  record Room(long limit, long used, boolean adjusted) implements Answer {}

  /**
   * @param decided false when it depends on what nobody can know before the call
   * @param explicitly refused by a policy that says so, instead of by none that allows it
   */
  record Allowed(boolean decided, boolean allowed, boolean explicitly) implements Answer {}

  /** The question cannot be put to this account: another region's, or an emulator's gap. */
  record Unasked() implements Answer {}

  /** AWS, or the way to it, refused; the members are those of {@link ProviderException}. */
  record Refused(String code, String operation, String message, String requestId)
      implements Answer {
    public static Refused of(ProviderException failure) {
      return new Refused(
          failure.code(), failure.operation(), failure.explanation(), failure.requestId());
    }
  }
}
