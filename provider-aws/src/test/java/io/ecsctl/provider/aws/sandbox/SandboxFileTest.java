package io.ecsctl.provider.aws.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The account survives the process, in one file that is either right or refused. */
class SandboxFileTest {
  private static final String REGION = "eu-central-1";

  @TempDir Path directory = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void file() {
    file = directory.resolve("deep").resolve("sandbox.json");
  }

  private Sandbox open() {
    return open(REGION);
  }

  private Sandbox open(String region) {
    return Sandbox.open(SandboxOptions.forTests(region).withFile(file));
  }

  private static String vpc(Sandbox sandbox) {
    return sandbox.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
  }

  @Test
  void whatWasMadeIsThereInTheNextProcess() {
    String made;
    try (Sandbox first = open()) {
      made = vpc(first);
      first.logs().createLogGroup(r -> r.logGroupName("/a \"quoted\" {name}"));
    }
    try (Sandbox second = open()) {
      assertEquals(
          "10.0.0.0/16",
          second.ec2().describeVpcs(r -> r.vpcIds(made)).vpcs().getFirst().cidrBlock());
      assertEquals(
          "/a \"quoted\" {name}",
          second.logs().describeLogGroups(r -> {}).logGroups().getFirst().logGroupName());
      assertFalse(made.equals(vpc(second)));
    }
  }

  @Test
  void regionsAreApartAndRolesAreNot() {
    try (Sandbox here = open()) {
      vpc(here);
      here.iam().createRole(r -> r.roleName("everywhere").assumeRolePolicyDocument("{}"));
    }
    try (Sandbox there = open("us-east-1")) {
      assertTrue(there.ec2().describeVpcs(r -> {}).vpcs().isEmpty());
      assertEquals(1, there.iam().listRoles(r -> {}).roles().size());
    }
  }

  @Test
  void readingWritesNothing() {
    try (Sandbox sandbox = open()) {
      sandbox.ec2().describeVpcs(r -> {});
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void aRefusedCallWritesNothing() throws IOException {
    try (Sandbox sandbox = open()) {
      vpc(sandbox);
      String before = Files.readString(file);
      assertThrows(RuntimeException.class, () -> sandbox.ec2().deleteVpc(r -> r.vpcId("vpc-none")));
      assertEquals(before, Files.readString(file));
    }
  }

  @Test
  void theSameCallsMakeTheSameAccount() throws IOException {
    try (Sandbox sandbox = open()) {
      vpc(sandbox);
    }
    String first = Files.readString(file);
    Files.delete(file);
    try (Sandbox sandbox = open()) {
      vpc(sandbox);
    }
    assertEquals(first, Files.readString(file));
  }

  @Test
  void anAccountIsOpenInOnePlaceAtATime() {
    try (Sandbox first = open()) {
      vpc(first);
      ProviderException refusal = assertThrows(ProviderException.class, this::open);
      assertEquals(ProviderException.LOCKED, refusal.code());
    }
    open().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{\"format\":\"something else\",\"version\":1}",
        "{\"format\":\"ecsctl-sandbox\",\"version\":2}",
        "{\"format\":\"ecsctl-sandbox\",\"version\":1,\"tables\":{\"eu-central-1/ec2.vpc\":",
        "{\"format\":\"ecsctl-sandbox\",\"version\":1,\"now\":\"yesterday\"}",
        "{\"format\":\"ecsctl-sandbox\",\"version\":1} and more",
      })
  void aFileThatIsNoAccountIsRefusedAndStays(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    ProviderException refusal = assertThrows(ProviderException.class, this::open);
    assertEquals(ProviderException.BAD_SANDBOX_FILE, refusal.code());
    assertTrue(refusal.explanation().contains(file.toString()), refusal::explanation);
    assertEquals(text, Files.readString(file));
    // The lock was let go of as well.
    Files.delete(file);
    open().close();
  }

  @Test
  void anObjectThatIsNoneIsRefusedWhenItIsLookedAt() throws IOException {
    try (Sandbox sandbox = open()) {
      vpc(sandbox);
    }
    Files.writeString(
        file, Files.readString(file).replace("\"IsDefault\":false", "\"IsDefault\":\"perhaps\""));
    String broken = Files.readString(file);
    try (Sandbox sandbox = open()) {
      ProviderException refusal =
          assertThrows(ProviderException.class, () -> sandbox.ec2().describeVpcs(r -> {}));
      assertEquals(ProviderException.BAD_SANDBOX_FILE, refusal.code());
    }
    assertEquals(broken, Files.readString(file));
  }
}
