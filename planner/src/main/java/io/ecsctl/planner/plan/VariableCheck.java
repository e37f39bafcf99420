package io.ecsctl.planner.plan;

import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.SecretName;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.diff.Values;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the value of a sensitive variable without giving it away: a salted hash, slow on
 * purpose, because a plan file may lie where the secret may not.
 */
public final class VariableCheck {
  /** What a just started virtual machine does without being noticed. */
  private static final int ROUNDS = 10_000;

  private static final int BITS = 256;

  private VariableCheck() {}

  /**
   * A check for each of {@code names}; empty where the value was not given, and then any value
   * passes.
   */
  static SortedMap<String, String> of(
      String salt, SortedSet<String> names, Map<String, Value> values) {
    SortedMap<String, String> checks = new TreeMap<>();
    for (String name : names) {
      Value value = values.get(name);
      // The name of what the program states is its check.
      checks.put(name, value == null || SecretName.is(name) ? "" : hash(salt + name, text(value)));
    }
    return checks;
  }

  /**
   * How the plan's file calls a secret that the program itself states: its name, made as hard to
   * guess as a variable's check. Who has the program can tell the same.
   */
  public static String nameInFile(Plan plan, String name) {
    return SecretName.isInFile(name) ? name : SecretName.inFile(hash(plan.id(), name));
  }

  /** {@code value} is what the plan was made with. The text form counts: {@code "5"} is 5. */
  public static boolean passes(Plan plan, String name, Value value) {
    @Nullable String check = plan.variableChecks().get(name);
    return check == null || check.isEmpty() || check.equals(hash(plan.id() + name, text(value)));
  }

  private static String text(Value value) {
    Value plain = Values.plain(value);
    String text = Conversions.text(plain);
    return text == null ? ValueText.of(plain) : text;
  }

  private static String hash(String salt, String text) {
    try {
      var key =
          new PBEKeySpec(text.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
      return HexFormat.of()
          .formatHex(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(key)
                  .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has PBKDF2WithHmacSHA256", e);
    }
  }
}
