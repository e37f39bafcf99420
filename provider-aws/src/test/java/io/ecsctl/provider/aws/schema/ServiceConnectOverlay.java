package io.ecsctl.provider.aws.schema;

/** A service's {@code service_connect_configuration}. */
final class ServiceConnectOverlay {
  private ServiceConnectOverlay() {}

  private static final String AT = "serviceConnectConfiguration";

  static void describe(KindOverlay service) {
    service.at(AT + ".enabled").required();
    service
        .at(AT + ".namespace")
        .reference("arn", "namespace")
        .computed()
        .doc("The cluster's default when it is not stated.");
    service
        .at(AT + ".services")
        .name("service")
        .key("port_name")
        .doc("A named port that others reach through Service Connect.");
    service
        .at(AT + ".services.portName")
        .required()
        .doc("The name of a port mapping in the task definition.");
    service
        .at(AT + ".services.discoveryName")
        .form("[a-z0-9_][a-z0-9_-]{0,63}", Ecs.LOWER_WORDS)
        .rule("ECS914")
        .computed();
    service
        .at(AT + ".services.clientAliases")
        .name("client_alias")
        .key("port")
        .count(0, 1)
        .rule("ECS904");
    service.at(AT + ".services.clientAliases.port").required();
    service
        .at(AT + ".services.clientAliases.dnsName")
        .form(
            "[a-z0-9_.][a-z0-9_.-]{0,126}",
            "at most 127 lower-case letters, digits, . - and _, and no - first")
        .rule("ECS904")
        .computed();
    String header = AT + ".services.clientAliases.testTrafficRules.header";
    service.required(header, header + ".name");
    service.at(header + ".value").flatten();
    service.at(header + ".value.exact").name("value");
    service.at(AT + ".services.timeout.idleTimeoutSeconds").atLeast(0);
    service.at(AT + ".services.timeout.perRequestTimeoutSeconds").atLeast(0);
    String tls = AT + ".services.tls";
    service.at(tls + ".issuerCertificateAuthority").flatten();
    service
        .at(tls + ".issuerCertificateAuthority.awsPcaAuthorityArn")
        .name("aws_pca_authority")
        .required();
    service.at(tls + ".roleArn").name("role").reference("arn", "role");
    Ecs.logConfiguration(service, AT + ".logConfiguration");
    service.at(AT + ".accessLogConfiguration.format").required();
    service.at(AT + ".accessLogConfiguration.includeQueryParameters").fallback("DISABLED");
  }
}
