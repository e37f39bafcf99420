package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.provider.aws.kind.AgentSetting;

/** The {@code ecs_agent} block of a launch template: {@code /etc/ecs/ecs.config}, typed. */
final class EcsAgentOverlay {
  private static final String BLOCK = "ecs_agent";

  private EcsAgentOverlay() {}

  static void describe(KindOverlay template) {
    template
        .group("", BLOCK)
        .member()
        .doc(
            "Makes instances container instances of a cluster: what is written to"
                + " /etc/ecs/ecs.config before the agent starts.");
    template
        .add("", BLOCK + ".cluster")
        .name("cluster")
        .in(BLOCK)
        .reference("name", "cluster")
        .required()
        .doc("The cluster that instances join.");
    for (AgentSetting setting : AgentSetting.values()) {
      MemberOverlay member =
          template.add("", BLOCK + "." + setting.attribute()).name(setting.attribute()).in(BLOCK);
      type(member, setting);
      member.doc(setting.doc() + " " + setting.variable() + ".");
    }
    template
        .add("", BLOCK + ".settings")
        .name("settings")
        .in(BLOCK)
        .type(new AttributeType.MapOf(AttributeType.Scalar.of(Type.STRING), "", ""))
        .doc("Other variables of the agent, by their names.");
  }

  private static void type(MemberOverlay member, AgentSetting setting) {
    switch (setting.form()) {
      case BOOL -> member.bool();
      case WORD -> member.words(setting.words().toArray(String[]::new));
      case MIB -> member.size(Unit.MIB);
      case SECONDS -> member.duration(Unit.SECONDS);
      case NUMBER -> member.number().atLeast(0);
      case PORTS -> member.port();
      case TEXTS -> member.type(new AttributeType.SetOf(AttributeType.Scalar.of(Type.STRING)));
      case NUMBERS -> member.type(new AttributeType.SetOf(AttributeType.Scalar.of(Type.NUMBER)));
      case MAP ->
          member.type(new AttributeType.MapOf(AttributeType.Scalar.of(Type.STRING), "", ""));
    }
  }
}
