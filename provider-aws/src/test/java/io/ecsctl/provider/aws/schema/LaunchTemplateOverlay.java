package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Constraint.Source;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.provider.aws.kind.EcsImages;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;

/** A {@code launch_template} block; its {@code ecs_agent} is {@link EcsAgentOverlay}'s. */
final class LaunchTemplateOverlay {
  private static final String DATA = "LaunchTemplateData";

  private LaunchTemplateOverlay() {}

  static KindOverlay overlay() {
    KindOverlay template =
        Ec2.kind("launch_template", "CreateLaunchTemplate", CreateLaunchTemplateRequest.builder())
            .doc(
                "How instances are made. Each change is a new version, which becomes the default"
                    + " one; instances that run keep theirs.")
            .name(
                "name", 128, "[a-zA-Z0-9().\\-/_]{3,128}", "at least 3 letters, digits and ().-/_")
            .changing(
                "latest_version", Type.NUMBER, "The newest version, which is the default one too.")
            .exclude("ClientToken", "the plan gives every creation its own")
            .exclude("Operator", "for services of AWS that manage templates themselves")
            .exclude(DATA + ".Operator", "for services of AWS that manage instances themselves")
            .exclude(DATA + ".UserData", "ecs_agent and user_data write it")
            .exclude(DATA + ".SecurityGroups", "names, for default VPCs; security_groups has ids")
            .exclude(DATA + ".IamInstanceProfile.Name", "instance_profile sends the ARN")
            .exclude(DATA + ".ElasticGpuSpecifications", "AWS no longer offers Elastic Graphics")
            .exclude(
                DATA + ".ElasticInferenceAccelerators", "AWS no longer offers Elastic Inference")
            .exclude(
                DATA + ".InstanceMarketOptions.SpotOptions.ValidUntil",
                "for persistent requests, which auto scaling groups do not make")
            .replacedBy("LaunchTemplateName");
    template.at("LaunchTemplateName").name("name").doc("Unique in account and region.");
    template.at("VersionDescription").name("description").length(0, 255);
    template.at(DATA).flatten();
    image(template);
    template
        .at(DATA + ".InstanceType")
        .doc("m7g.large. A group may name several types instead, or a template requirements.");
    template.at(DATA + ".IamInstanceProfile").flatten();
    template
        .at(DATA + ".IamInstanceProfile.Arn")
        .name("instance_profile")
        .reference("arn", "instance_profile")
        .doc("What instances act as. Without one the container agent cannot join a cluster.");
    template
        .at(DATA + ".SecurityGroupIds")
        .name("security_groups")
        .references("id", "security_group")
        .doc("What guards instances, unless a network_interface says it.");
    template.at(DATA + ".KeyName").name("key_pair").doc("For SSH; ECS needs none.");
    template
        .add("", "user_data")
        .bytes(16_384)
        .rule("ECS833")
        .stated(Source.TRIED)
        .doc(
            "What instances run at their first start. Beside ecs_agent: shell commands that run"
                + " when the agent is configured.");
    EcsAgentOverlay.describe(template);
    blockDevices(template);
    networkInterfaces(template);
    options(template);
    market(template);
    tags(template);
    InstanceRequirements.describe(
        template, DATA + ".InstanceRequirements", UnaryOperator.identity());
    return template;
  }

  private static void image(KindOverlay template) {
    template
        .at(DATA + ".ImageId")
        .name("image")
        .oneOf(
            new AttributeType.Scalar(Type.STRING, Unit.NONE, EcsImages.words()),
            new AttributeType.ReferenceTo(List.of("ami"), "id"))
        .form(
            String.join("|", EcsImages.words()) + "|ami-[0-9a-f]+|resolve:ssm:.+",
            "an image's id, resolve:ssm:PARAMETER, or one of "
                + String.join(", ", EcsImages.words()))
        .required()
        .doc(
            "data.ami.NAME, an image's id, resolve:ssm:PARAMETER, or a word for AWS's newest"
                + " ECS-optimised image of its kind, looked up at each launch.");
  }

  private static void blockDevices(KindOverlay template) {
    String at = DATA + ".BlockDeviceMappings";
    template
        .at(at)
        .name("block_device")
        .key("device_name")
        .doc("A volume, or another size for the image's own.");
    template.at(at + ".DeviceName").required().doc("/dev/xvda is the root of Amazon Linux.");
    template.at(at + ".Ebs").flatten();
    template.at(at + ".Ebs.KmsKeyId").name("kms_key");
    template.at(at + ".Ebs.SnapshotId").name("snapshot");
    template.at(at + ".Ebs.VolumeSize").size(Unit.GIB);
    template.at(at + ".Ebs.Throughput").doc("In MiB a second; gp3 only.");
    template.at(at + ".Ebs.VolumeInitializationRate").doc("In MiB a second.");
  }

  private static void networkInterfaces(KindOverlay template) {
    String at = DATA + ".NetworkInterfaces";
    template
        .at(at)
        .key("device_index")
        .doc("An interface of each instance; its security groups stand here, then.");
    template.at(at + ".Groups").name("security_groups").references("id", "security_group");
    template.at(at + ".SubnetId").name("subnet").reference("id", "subnet");
    template.at(at + ".NetworkInterfaceId").name("network_interface");
    template.at(at + ".Ipv6Addresses").key("ipv6_address");
    template
        .at(at + ".PrivateIpAddresses")
        .name("additional_private_ip_address")
        .plural("additional_private_ip_addresses")
        .key("private_ip_address");
    template.at(at + ".Ipv4Prefixes").key("ipv4_prefix");
    template.at(at + ".Ipv6Prefixes").key("ipv6_prefix");
    String timeouts = at + ".ConnectionTrackingSpecification.";
    template.at(timeouts + "TcpEstablishedTimeout").duration(Unit.SECONDS);
    template.at(timeouts + "UdpStreamTimeout").duration(Unit.SECONDS);
    template.at(timeouts + "UdpTimeout").duration(Unit.SECONDS);
  }

  private static void options(KindOverlay template) {
    String at = DATA + ".";
    template.at(at + "KernelId").name("kernel");
    template.at(at + "RamDiskId").name("ram_disk");
    only(template, "Monitoring", "Enabled", "detailed_monitoring");
    only(template, "EnclaveOptions", "Enabled", "enclave");
    only(template, "HibernationOptions", "Configured", "hibernation");
    only(template, "CreditSpecification", "CpuCredits", "cpu_credits")
        .words("standard", "unlimited");
    only(template, "MaintenanceOptions", "AutoRecovery", "auto_recovery");
    only(template, "NetworkPerformanceOptions", "BandwidthWeighting", "bandwidth_weighting");
    template
        .at(at + "MetadataOptions")
        .doc("The instance metadata service, where instances get their credentials.");
    for (String option :
        new String[] {
          "HttpTokens",
          "HttpPutResponseHopLimit",
          "HttpEndpoint",
          "HttpProtocolIpv6",
          "InstanceMetadataTags"
        }) {
      template.at(at + "MetadataOptions." + option).computed();
    }
    template
        .at(at + "MetadataOptions.HttpTokens")
        .doc("required: only requests with a session token are answered (IMDSv2).");
    template
        .at(at + "MetadataOptions.HttpPutResponseHopLimit")
        .range(1, 64)
        .doc("2 lets containers in bridge mode ask too.");
    template.at(at + "LicenseSpecifications").key("license_configuration");
    template
        .at(at + "LicenseSpecifications.LicenseConfigurationArn")
        .name("license_configuration")
        .required();
    template
        .at(at + "PrivateDnsNameOptions.EnableResourceNameDnsAAAARecord")
        .name("enable_resource_name_dns_aaaa_record");
  }

  private static MemberOverlay only(
      KindOverlay template, String structure, String member, String attribute) {
    template.at(DATA + "." + structure).flatten();
    return template.at(DATA + "." + structure + "." + member).name(attribute);
  }

  private static void market(KindOverlay template) {
    String market = DATA + ".InstanceMarketOptions";
    template.at(market).flatten();
    template
        .at(market + ".MarketType")
        .doc(
            "spot for instances that EC2 may take back. A group with several types has"
                + " instances_distribution for it.");
    template.at(market + ".SpotOptions").doc("For market_type spot.");
    template
        .at(market + ".SpotOptions.BlockDurationMinutes")
        .name("block_duration")
        .duration(Unit.MINUTES);
  }

  private static void tags(KindOverlay template) {
    String at = DATA + ".TagSpecifications";
    template
        .at(at)
        .key("resource_type")
        .doc("Tags of what is made with an instance: its volumes, its interfaces.");
    template.at(at + ".ResourceType").required();
  }
}
