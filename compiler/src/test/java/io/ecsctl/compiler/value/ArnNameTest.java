package io.ecsctl.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnNameTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:role/app, app",
    "arn:aws:iam::123456789012:role/team/service/app, app",
    "arn:aws-cn:ecs:cn-north-1:123456789012:cluster/shop, shop",
    "arn:aws:ecs:eu-central-1:123456789012:capacity-provider/spot, spot",
    "arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/shop:*, /ecs/shop",
    "arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/shop, /ecs/shop",
    "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:shop: cpu, shop: cpu",
    "arn:aws:ecr:eu-central-1:123456789012:repository/team/shop, team/shop",
    "app, app",
    "/ecs/shop, /ecs/shop",
    "arn:aws:iam, arn:aws:iam",
  })
  void isTheLastPartOfItsKind(String text, String name) {
    assertEquals(name, ArnName.of(text));
  }
}
