package io.ecsctl.provider.aws.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTagTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "vpc.main, vpc.main",
        "'subnet.public[\"a\"]', subnet.public:a",
        "elastic_ip.nat[12], elastic_ip.nat=12",
        "'module.net[\"x\"].module.inner[0].vpc.main', module.net:x.module.inner=0.vpc.main",
        "'subnet.by[\"10.0.0.0/24\"]', subnet.by:10+002E0+002E0+002E0/24",
        "'role.of[\"say \\\"hi\\\" [now]: é=+\"]', role.of:say +0022hi+0022 +005Bnow+005D+003A"
            + " é+003D+002B",
      })
  void anAddressIsWrittenInCharactersThatEveryServiceTakes(String address, String tag) {
    ResourceAddress parsed = ResourceAddress.parse(address);
    assertNotNull(parsed);
    assertEquals(tag, AddressTag.write(parsed));
    assertTrue(tag.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*"), tag);
    assertEquals(parsed, AddressTag.read(tag));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vpc", "vpc.main:a+00", "vpc.main=x", "hello world"})
  void whatIsNoAddressIsNotGuessedAt(String tag) {
    assertNull(AddressTag.read(tag));
  }
}
