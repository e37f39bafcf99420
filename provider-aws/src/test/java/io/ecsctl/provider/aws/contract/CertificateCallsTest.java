package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However many names a certificate has: a zone is changed once for it, and waited for once. */
class CertificateCallsTest {
  @Test
  void theRecordsOfAZoneAreMadeAndTakenAwayTogether() {
    AtomicInteger changes = new AtomicInteger();
    try (Sandbox sandbox =
        Sandbox.open(
            SandboxOptions.forTests(TestStack.REGION)
                .withFaults(call -> {
                  if (call.name().equals("Route53.ChangeResourceRecordSets")) {
                    changes.incrementAndGet();
                  }
                  return Fault.NONE;
                }))) {
      TestStack stack =
          TestStack.lenient(
              sandbox,
              "shop",
              """
              stack "shop" { region = "eu-central-1" }
              data zone "main" { name = "example.com" }
              certificate "web" {
                domain_name               = "shop.example.com"
                subject_alternative_names = ["a.example.com", "b.example.com", "c.example.com"]
                zones                     = [data.zone.main]
              }
              """);
      stack.apply();
      assertEquals(1, changes.get());
      stack.destroy();
      assertEquals(2, changes.get());
    }
  }
}
