package io.ecsctl.provider.aws.verification;

import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * An account in which others have made what the programs of these tests borrow: repository {@code
 * shop/web} with images {@code both}, {@code arm} and {@code amd}, secrets {@code db} (with keys
 * {@code user} and {@code password}) and {@code plain}, parameter {@code /shop/level}, bucket
 * {@code shop-settings} with {@code web.env}, log group {@code /shared/logs}, roles {@code tasks},
 * {@code scheduler} and {@code lambda}.
 */
final class SharedAccount {
  private static final String INDEX =
      """
      {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[
      {"digest":"sha256:1","platform":{"os":"linux","architecture":"amd64"}},
      {"digest":"sha256:2","platform":{"os":"linux","architecture":"arm64","variant":"v8"}},
      {"digest":"sha256:3","platform":{"os":"unknown","architecture":"unknown"}}]}
      """;

  private SharedAccount() {}

  static Sandbox open(SandboxOptions options) {
    Sandbox sandbox = Sandbox.open(options);
    images(sandbox);
    secrets(sandbox);
    sandbox.ssm().putParameter(r -> r.name("/shop/level").type("String").value("info"));
    sandbox
        .s3()
        .createBucket(r ->
            r.bucket("shop-settings")
                .createBucketConfiguration(c -> c.locationConstraint(sandbox.region())));
    sandbox
        .s3()
        .putObject(r -> r.bucket("shop-settings").key("web.env"), RequestBody.fromString("A=1"));
    sandbox.logs().createLogGroup(r -> r.logGroupName("/shared/logs"));
    role(sandbox, "tasks", "ecs-tasks.amazonaws.com");
    role(sandbox, "scheduler", "scheduler.amazonaws.com");
    role(sandbox, "lambda", "lambda.amazonaws.com");
    return sandbox;
  }

  private static void images(AwsClients account) {
    account.ecr().createRepository(r -> r.repositoryName("shop/web"));
    push(account, "both", INDEX);
    push(account, "arm", single(account, "arm64"));
    push(account, "amd", single(account, "amd64"));
  }

  private static void push(AwsClients account, String tag, String manifest) {
    account.ecr().putImage(r -> r.repositoryName("shop/web").imageTag(tag).imageManifest(manifest));
  }

  /** The manifest of an image for one platform, whose configuration is pushed. */
  private static String single(AwsClients account, String processor) {
    String configuration =
        "{\"architecture\":\"%s\",\"os\":\"linux\",\"config\":{}}".formatted(processor);
    String upload = account.ecr().initiateLayerUpload(r -> r.repositoryName("shop/web")).uploadId();
    account
        .ecr()
        .uploadLayerPart(r ->
            r.repositoryName("shop/web")
                .uploadId(upload)
                .partFirstByte(0L)
                .partLastByte((long) configuration.length() - 1)
                .layerPartBlob(SdkBytes.fromUtf8String(configuration)));
    String digest =
        account
            .ecr()
            .completeLayerUpload(r -> r.repositoryName("shop/web").uploadId(upload))
            .layerDigest();
    return """
    {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
    "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s"},"layers":[]}
    """
        .formatted(digest);
  }

  private static void secrets(AwsClients account) {
    account
        .secrets()
        .createSecret(r ->
            r.name("db")
                .clientRequestToken("00000000-0000-0000-0000-000000000001")
                .secretString("{\"user\":\"shop\",\"password\":\"hunter2\"}"));
    account
        .secrets()
        .createSecret(r ->
            r.name("plain")
                .clientRequestToken("00000000-0000-0000-0000-000000000002")
                .secretString("hunter2"));
  }

  private static void role(AwsClients account, String name, String service) {
    account
        .iam()
        .createRole(r ->
            r.roleName(name)
                .assumeRolePolicyDocument(
                    """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                    "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}\
                    """
                        .formatted(service)));
  }
}
