package io.ecsctl.compiler.validation.network;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import java.util.Optional;

/** The two attributes of a VPC without which it resolves no private names. */
final class DnsAttributes {
  private DnsAttributes() {}

  /** The one that is off for certain: support is on when not stated, host names are not. */
  static Optional<String> missing(Vpc vpc) {
    Block body = vpc.body();
    if (Boolean.FALSE.equals(Fields.bool(body, "enable_dns_support"))) {
      return Optional.of("enable_dns_support");
    }
    boolean off =
        !body.has("enable_dns_hostnames")
            || Boolean.FALSE.equals(Fields.bool(body, "enable_dns_hostnames"));
    return off ? Optional.of("enable_dns_hostnames") : Optional.empty();
  }

  /** What is said where the attribute is missing. */
  static String label(Vpc vpc, String missing) {
    return vpc.body().has(missing) ? "off" : "says no " + missing + ", which is off then";
  }

  static Diagnostic.Builder fix(Diagnostic.Builder diagnostic, Vpc vpc, String missing) {
    return diagnostic.fix(
        "set " + missing + " = true",
        vpc.body().has(missing)
            ? Edits.replace(vpc.body(), missing, "true")
            : Edits.add(vpc.header(), missing + " = true"));
  }
}
