package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;

/** A {@code listener_rule} block. */
final class ListenerRuleOverlay {
  private ListenerRuleOverlay() {}

  static KindOverlay overlay() {
    KindOverlay rule =
        Elb.kind("listener_rule", "CreateRule", CreateRuleRequest.builder())
            .doc("What a listener does with requests that meet all conditions.")
            .replacedBy("ListenerArn");
    rule.at("ListenerArn").name("listener").reference("arn", "listener").required();
    rule.at("Priority")
        .range(1, 50_000)
        .rule("ECS521")
        .required()
        .doc("The lowest number whose conditions are met wins. Unique in the listener.");
    rule.at("Actions").required();
    Elb.actions(rule, "Actions");
    rule.at("Conditions").required().doc("One condition; all of them have to be met.");
    rule.exclude("Conditions.Field", "follows from which condition is stated");
    rule.exclude("Conditions.Values", "the older form of the conditions' own values");
    rule.exclude("Conditions.RegexValues", "the older form of the conditions' own patterns");
    values(
        rule, "HostHeaderConfig", "host_header", "Names of the host, with * and ? as wildcards.");
    values(rule, "PathPatternConfig", "path_pattern", "Paths, with * and ? as wildcards.");
    values(rule, "HttpRequestMethodConfig", "http_request_method", "Methods, in capitals.");
    values(rule, "SourceIpConfig", "source_ip", "Ranges of the client's address.");
    rule.at("Conditions.HostHeaderConfig.Values")
        .length(1, 128)
        .rule("ECS524")
        .form("[a-zA-Z0-9.*?-]*", "letters, digits, . - and the wildcards * and ?")
        .rule("ECS524");
    rule.at("Conditions.PathPatternConfig.Values")
        .length(1, 128)
        .rule("ECS524")
        .form(
            "[a-zA-Z0-9_.$/~\"'@:+&*?-]*",
            "letters, digits, _-.$/~\"'@:+& and the wildcards * and ?")
        .rule("ECS524");
    rule.at("Conditions.SourceIpConfig.Values").cidr();
    for (String config : new String[] {"HostHeader", "PathPattern"}) {
      rule.at("Conditions." + config + "Config.RegexValues")
          .name(Naming.snake(config) + "_regex")
          .set();
    }
    rule.at("Conditions.HttpHeaderConfig").name("http_header").says("Field=http-header");
    rule.at("Conditions.HttpHeaderConfig.HttpHeaderName").name("name").length(1, 40).required();
    rule.at("Conditions.HttpHeaderConfig.Values").set();
    rule.at("Conditions.HttpHeaderConfig.RegexValues").name("regex_values").set();
    rule.at("Conditions.QueryStringConfig").flatten().says("Field=query-string");
    rule.at("Conditions.QueryStringConfig.Values")
        .name("query_string")
        .blocks()
        .key("key", "value")
        .doc("A parameter, by key and value or by value alone.");
    rule.at("Transforms").ordered();
    rule.exclude("Transforms.Type", "follows from which transform is stated");
    for (String config : new String[] {"HostHeaderRewrite", "UrlRewrite"}) {
      String name = Naming.snake(config);
      rule.at("Transforms." + config + "Config").flatten().says("Type=" + name.replace('_', '-'));
      String rewrites = "Transforms." + config + "Config.Rewrites";
      rule.at(rewrites).name(name).ordered();
      rule.required(rewrites + ".Regex", rewrites + ".Replace");
    }
    describe(rule);
    return rule;
  }

  private static void values(KindOverlay rule, String config, String name, String doc) {
    rule.at("Conditions." + config).flatten().says("Field=" + name.replace('_', '-'));
    rule.at("Conditions." + config + ".Values").name(name).set().doc(doc);
  }

  private static void describe(KindOverlay rule) {
    rule.at("ListenerArn").doc("The listener whose requests it takes.");
    rule.at("Actions").doc("What happens to the request; authentication first, if any.");
    rule.at("Transforms").doc("What is rewritten before the request goes to a target.");
    rule.at("Conditions.HttpHeaderConfig").doc("A header of the request.");
    rule.at("Conditions.HostHeaderConfig.RegexValues")
        .doc("Regular expressions for the host's name.");
    rule.at("Conditions.PathPatternConfig.RegexValues").doc("Regular expressions for the path.");
  }
}
