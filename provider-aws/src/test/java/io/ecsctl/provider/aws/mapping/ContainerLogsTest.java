package io.ecsctl.provider.aws.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContainerLogsTest {
  private static final Value.ObjectOf SHORT =
      task(Map.of("name", text("app"), "log_group", text("/shop/web")));

  @Test
  void aLogGroupBecomesTheAwslogsDriverInThisRegionWithTheContainersNameAsPrefix() {
    assertEquals(
        task(Map.of("name", text("app"), "log_configuration", awslogs("eu-central-1", Map.of()))),
        ContainerLogs.expand(SHORT, "eu-central-1"));
  }

  @Test
  void whatIsExpandedComesBack() {
    assertEquals(
        SHORT, ContainerLogs.collapse(ContainerLogs.expand(SHORT, "eu-central-1"), "eu-central-1"));
  }

  @Test
  void optionsThatTheContainerStatesWin() {
    Value.ObjectOf both =
        task(
            Map.of(
                "name", text("app"),
                "log_group", text("/shop/web"),
                "log_configuration",
                    Value.ObjectOf.of(
                        Map.of(
                            "log_driver", text("awslogs"),
                            "options", options(Map.of("mode", text("non-blocking")))))));

    assertEquals(
        task(
            Map.of(
                "name",
                text("app"),
                "log_configuration",
                awslogs("eu-central-1", Map.of("mode", text("non-blocking"))))),
        ContainerLogs.expand(both, "eu-central-1"));
  }

  @Test
  void aConfigurationThatSaysMoreStaysAsItIs() {
    Value.ObjectOf elsewhere =
        task(Map.of("name", text("app"), "log_configuration", awslogs("us-east-1", Map.of())));

    assertEquals(elsewhere, ContainerLogs.collapse(elsewhere, "eu-central-1"));
  }

  private static Value awslogs(String region, Map<String, Value> more) {
    Map<String, Value> options = new TreeMap<>(more);
    options.put("awslogs-group", text("/shop/web"));
    options.put("awslogs-region", text(region));
    options.put("awslogs-stream-prefix", text("app"));
    return Value.ObjectOf.of(Map.of("log_driver", text("awslogs"), "options", options(options)));
  }

  private static Value options(Map<String, Value> options) {
    return new Value.MapOf(Type.STRING, new TreeMap<>(options));
  }

  private static Value.ObjectOf task(Map<String, Value> container) {
    return Value.ObjectOf.of(
        Map.of("container", new Value.Tuple(List.of(Value.ObjectOf.of(container)))));
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }
}
