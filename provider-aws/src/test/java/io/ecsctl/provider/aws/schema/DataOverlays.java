package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.value.Type;
import java.util.List;

/** Everything that can be looked up. A new one is added here, and nowhere else. */
final class DataOverlays {
  private static final Type TEXTS = new Type.ListType(Type.STRING);

  private DataOverlays() {}

  static List<DataOverlay> all() {
    return List.of(
        DataOverlay.of("vpc", "EC2", "ec2:DescribeVpcs")
            .doc("A VPC of the account.")
            .argument("id", "Its id.")
            .argument("cidr", new MemberOverlay().cidr(), "Its IPv4 range.")
            .argument(
                "default",
                new MemberOverlay().bool(),
                "Whether it is the one that AWS made with the account.")
            .tags(),
        DataOverlay.of("subnet", "EC2", "ec2:DescribeSubnets")
            .doc("A subnet; with `all`, every one that matches, by zone and range.")
            .argument("id", "Its id.")
            .argument("vpc", reference("id", "vpc"), "The VPC it is a part of.")
            .argument("availability_zone", "The zone it is in, eu-central-1a.")
            .argument("cidr", new MemberOverlay().cidr(), "Its IPv4 range.")
            .argument(
                "map_public_ip_on_launch",
                new MemberOverlay().bool(),
                "Whether instances in it get a public address.")
            .tags(),
        DataOverlay.of("security_group", "EC2", "ec2:DescribeSecurityGroups")
            .doc("A security group.")
            .argument("id", "Its id.")
            .argument("name", "Its name, which is unique in its VPC.")
            .argument("vpc", reference("id", "vpc"), "The VPC it belongs to.")
            .tags(),
        DataOverlay.of("route_table", "EC2", "ec2:DescribeRouteTables")
            .doc("A route table.")
            .argument("id", "Its id.")
            .argument("vpc", reference("id", "vpc"), "The VPC it belongs to.")
            .argument("main", new MemberOverlay().bool(), "Whether it is its VPC's main one.")
            .tags(),
        DataOverlay.of("internet_gateway", "EC2", "ec2:DescribeInternetGateways")
            .doc("An internet gateway.")
            .argument("id", "Its id.")
            .argument("vpc", reference("id", "vpc"), "The VPC it is attached to.")
            .tags(),
        DataOverlay.of(
                "egress_only_internet_gateway", "EC2", "ec2:DescribeEgressOnlyInternetGateways")
            .doc("An egress-only internet gateway.")
            .argument("id", "Its id.")
            .argument("vpc", reference("id", "vpc"), "The VPC it is attached to.")
            .tags(),
        DataOverlay.of("nat_gateway", "EC2", "ec2:DescribeNatGateways")
            .doc("A NAT gateway that works, or soon will.")
            .argument("id", "Its id.")
            .argument("vpc", reference("id", "vpc"), "The VPC it is in.")
            .argument("subnet", reference("id", "subnet"), "The subnet it is in.")
            .tags(),
        DataOverlay.of("elastic_ip", "EC2", "ec2:DescribeAddresses")
            .doc("An elastic IP address of the account.")
            .argument("id", "Its allocation's id, eipalloc-….")
            .argument("public_ip", "The address itself.")
            .tags(),
        DataOverlay.of("vpc_endpoint", "EC2", "ec2:DescribeVpcEndpoints")
            .doc("A VPC endpoint.")
            .argument("id", "Its id.")
            .argument("vpc", reference("id", "vpc"), "The VPC it is in.")
            .argument("service_name", "What it leads to: s3, or a name in full.")
            .tags(),
        DataOverlay.of("load_balancer", "ELB", "elasticloadbalancing:DescribeLoadBalancers")
            .doc("A load balancer.")
            .argument("arn", "Its ARN.")
            .argument("name", "Its name.")
            .tags(),
        DataOverlay.of("listener", "ELB", "elasticloadbalancing:DescribeListeners")
            .doc("A listener of a load balancer.")
            .argument("arn", "Its ARN.")
            .argument(
                "load_balancer", reference("arn", "load_balancer"), "The load balancer it is on.")
            .argument("port", new MemberOverlay().port(), "The port it listens on."),
        DataOverlay.of("listener_rule", "ELB", "elasticloadbalancing:DescribeRules")
            .doc("A rule of a listener, other than its default action.")
            .argument("arn", "Its ARN.")
            .argument("listener", reference("arn", "listener"), "The listener it is of.")
            .argument("priority", new MemberOverlay().number(), "Its place among the rules."),
        DataOverlay.of("target_group", "ELB", "elasticloadbalancing:DescribeTargetGroups")
            .doc("A target group.")
            .argument("arn", "Its ARN.")
            .argument("name", "Its name.")
            .tags(),
        DataOverlay.of("cluster", "ECS", "ecs:DescribeClusters")
            .doc("An ECS cluster.")
            .argument("arn", "Its ARN.")
            .argument("name", "Its name.")
            .tags(),
        DataOverlay.of("capacity_provider", "ECS", "ecs:DescribeCapacityProviders")
            .doc("A capacity provider.")
            .argument("arn", "Its ARN.")
            .argument("name", "Its name.")
            .tags(),
        DataOverlay.of("service", "ECS", "ecs:DescribeServices")
            .doc("An ECS service.")
            .argument("arn", "Its ARN.")
            .argument(
                "cluster", reference("arn", "cluster"), "The cluster it is in. Default: `default`.")
            .argument("name", "Its name, which is unique in its cluster.")
            .tags(),
        DataOverlay.of("task_definition", "ECS", "ecs:DescribeTaskDefinition")
            .doc(
                "A task definition that is active: the newest revision of its family, if none is"
                    + " said.")
            .argument("arn", "Its ARN.")
            .argument("family", "Its family.")
            .argument("revision", new MemberOverlay().number(), "Which of its family."),
        DataOverlay.of(
                "auto_scaling_group", "EC2 Auto Scaling", "autoscaling:DescribeAutoScalingGroups")
            .doc("An Auto Scaling group.")
            .argument("arn", "Its ARN.")
            .argument("name", "Its name.")
            .tags(),
        DataOverlay.of("launch_template", "EC2", "ec2:DescribeLaunchTemplates")
            .doc("A launch template, with what its default version says.")
            .argument("id", "Its id.")
            .argument("name", "Its name.")
            .tags(),
        DataOverlay.of("instance_profile", "IAM", "iam:GetInstanceProfile")
            .doc("An instance profile.")
            .argument("arn", "Its ARN.")
            .argument("name", "Its name, without a path."),
        DataOverlay.of("policy", "IAM", "iam:GetAccountAuthorizationDetails")
            .doc("A managed policy of the account. Those of AWS are named where they are used.")
            .argument("arn", "Its ARN.")
            .argument("name", "Its name, without a path."),
        DataOverlay.of("bucket", "S3", "s3:GetBucketVersioning")
            .doc("A bucket of the region.")
            .argument("name", "Its name.")
            .tags(),
        DataOverlay.of("alarm", "CloudWatch", "cloudwatch:DescribeAlarms")
            .doc("An alarm that watches a metric.")
            .argument("arn", "Its ARN.")
            .argument("name", "Its name."),
        DataOverlay.of("composite_alarm", "CloudWatch", "cloudwatch:DescribeAlarms")
            .doc("An alarm that watches others.")
            .argument("arn", "Its ARN.")
            .argument("name", "Its name."),
        DataOverlay.of("discovery_service", "Cloud Map", "servicediscovery:ListServices")
            .doc("A service of Cloud Map.")
            .argument("id", "Its id.")
            .argument("name", "Its name, which is unique in its namespace.")
            .argument("namespace", reference("id", "namespace"), "The namespace it is in.")
            .tags(),
        DataOverlay.of("role", "IAM", "iam:GetRole")
            .doc("An IAM role.")
            .argument("name", new MemberOverlay().required(), "Its name, without a path."),
        DataOverlay.of("log_group", "CloudWatch Logs", "logs:DescribeLogGroups")
            .doc("A log group.")
            .argument("name", new MemberOverlay().required(), "Its name."),
        DataOverlay.of("parameter", "Systems Manager", "ssm:GetParameter")
            .doc("A parameter. The value of a SecureString is never read.")
            .argument("name", new MemberOverlay().required(), "Its name, with its path.")
            .result("arn", Type.STRING, "The ARN.")
            .result("name", Type.STRING, "The name.")
            .result("type", Type.STRING, "String, StringList or SecureString.")
            .result("value", Type.STRING, "The value; null for a SecureString.")
            .result("version", Type.STRING, "How often it has been set."),
        DataOverlay.of("availability_zones", "EC2", "ec2:DescribeAvailabilityZones")
            .doc("The availability zones of the region that the account can use.")
            .result("names", TEXTS, "eu-central-1a and so on, sorted.")
            .result("ids", TEXTS, "euc1-az2 and so on, in the order of the names."),
        DataOverlay.of("caller_identity", "STS", "sts:GetCallerIdentity")
            .doc("Who the credentials belong to.")
            .result("account", Type.STRING, "The account's number.")
            .result("arn", Type.STRING, "The ARN of the user or of the assumed role.")
            .result("partition", Type.STRING, "aws, aws-cn or aws-us-gov.")
            .result("user_id", Type.STRING, "The unique id of the user or role."),
        DataOverlay.of("ami", "Systems Manager", "ssm:GetParameter")
            .doc("The image that AWS recommends for container instances now.")
            .argument(
                "family",
                new MemberOverlay().words("amazon_linux_2023", "amazon_linux_2", "bottlerocket"),
                "The operating system. Default: `amazon_linux_2023`.")
            .argument(
                "architecture",
                new MemberOverlay().words("x86_64", "arm64"),
                "Of the instances' processors. Default: `x86_64`.")
            .argument(
                "gpu",
                new MemberOverlay().bool(),
                "Whether it has the drivers for NVIDIA GPUs. Default: `false`.")
            .result("id", Type.STRING, "The id of the image: ami-….")
            .result("parameter", Type.STRING, "The public parameter that names it."),
        DataOverlay.of("secret", "Secrets Manager", "secretsmanager:DescribeSecret")
            .doc("A secret. Its value is never read.")
            .argument("name", new MemberOverlay().required(), "Its name, or its ARN.")
            .result("arn", Type.STRING, "The ARN.")
            .result("description", Type.STRING, "What it is for.")
            .result("name", Type.STRING, "The name.")
            .result("version", Type.STRING, "The id of the version that is current."),
        DataOverlay.of("repository", "ECR", "ecr:DescribeRepositories")
            .doc("A repository of container images.")
            .argument("name", new MemberOverlay().required(), "Its name.")
            .result("arn", Type.STRING, "The ARN.")
            .result("name", Type.STRING, "The name.")
            .result("uri", Type.STRING, "What images of it are called, up to the tag."),
        DataOverlay.of("image", "ECR", "ecr:DescribeImages")
            .doc("What a tag means now. A task that takes its `uri` runs what the plan showed.")
            .argument(
                "repository",
                reference("name", "repository").required(),
                "The repository it is in, or that one's name.")
            .argument("tag", "The tag. Default: `latest`.")
            .result("digest", Type.STRING, "sha256:….")
            .result("id", Type.STRING, "The same as uri.")
            .result("tag", Type.STRING, "The tag.")
            .result("uri", Type.STRING, "The repository's, with the digest: for `image`."),
        DataOverlay.of("file_system", "EFS", "elasticfilesystem:DescribeFileSystems")
            .doc("A file system.")
            .argument("id", "Its id.")
            .argument("name", "Its tag Name.")
            .tags()
            .result("arn", Type.STRING, "The ARN.")
            .result("id", Type.STRING, "The id.")
            .result("name", Type.STRING, "The tag Name."),
        DataOverlay.of("certificate", "ACM", "acm:ListCertificates")
            .doc("A certificate that is issued.")
            .argument("arn", "Its ARN.")
            .argument("domain_name", "The first of its names.")
            .result("arn", Type.STRING, "The ARN.")
            .result("domain_name", Type.STRING, "The first of its names."),
        DataOverlay.of("zone", "Route 53", "route53:ListHostedZones")
            .doc("A hosted zone.")
            .argument("name", new MemberOverlay().required(), "Its name, example.com.")
            .argument(
                "private_zone",
                new MemberOverlay().bool(),
                "Whether it is one of a VPC. Default: `false`.")
            .result("id", Type.STRING, "The id.")
            .result("name", Type.STRING, "The name."),
        DataOverlay.of("namespace", "Cloud Map", "servicediscovery:ListNamespaces")
            .doc("A namespace.")
            .argument("name", new MemberOverlay().required(), "Its name.")
            .result("arn", Type.STRING, "The ARN.")
            .result("id", Type.STRING, "The id.")
            .result("name", Type.STRING, "The name.")
            .result("type", Type.STRING, "HTTP, DNS_PRIVATE or DNS_PUBLIC."));
  }

  private static MemberOverlay reference(String sends, String kind) {
    return new MemberOverlay().type(new AttributeType.ReferenceTo(List.of(kind), sends));
  }
}
