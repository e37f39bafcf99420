package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Value;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;

/** A {@code secret} block. */
final class SecretOverlay {
  private SecretOverlay() {}

  static KindOverlay overlay() {
    KindOverlay secret =
        KindOverlay.of(
                "secret",
                "Secrets Manager",
                "secretsmanager:CreateSecret",
                CreateSecretRequest.builder())
            .doc("A secret: its value is written, and never read back or shown.")
            .identity("arn")
            .name("name", 512, "[a-zA-Z0-9/_+=.@-]{1,512}", "letters, digits and /_+=.@-")
            .computed("arn", "The ARN, with six letters of AWS's after the name.")
            .renewed(
                "version",
                "The id of the current value; there is none before somebody sets one.",
                "value",
                "generate")
            .replacedBy("Name")
            .exclude("ClientRequestToken", "made by the tool, so that a lost answer does no harm")
            .exclude("SecretBinary", "a value is a text: base64encode what is none")
            .exclude(
                "ForceOverwriteReplicaSecret",
                "a secret of another region is never overwritten without being shown");
    secret.at("Name").name("name").doc("Unique in account and region.");
    secret.at("Description").length(0, 2048).doc("What it is for.");
    secret.at("KmsKeyId").name("kms_key").doc("The key that encrypts it, if not AWS's own.");
    secret
        .at("SecretString")
        .name("value")
        .sensitive()
        .doc(
            "The value, from a sensitive variable. Without it, and without generate, others set"
                + " it.");
    secret.at("Type").computed().doc("Of secrets that a partner of AWS's rotates.");
    secret.at("AddReplicaRegions").name("replica").key("region").doc("A copy in another region.");
    secret.at("AddReplicaRegions.Region").required();
    secret.at("AddReplicaRegions.KmsKeyId").name("kms_key").computed();
    secret.at("Tags").doc("Tags of this object, besides the stack's.");
    secret
        .add("", "recovery_window")
        .duration(Unit.DAYS)
        .range(7, 30)
        .or(0)
        .fallback(new Value.Duration(30 * 86_400L))
        .doc("How long it can be restored after it was deleted: 7d to 30d, or 0d for not at all.");
    secret
        .add("", "generate")
        .type(new AttributeType.Nested(SchemaGenerator.body(generate())))
        .doc("Lets AWS make the value up, once; and anew when this block changes.");
    secret.add("", "policy").doc("Who else may read it, in JSON.");
    secret
        .add("", "policy_document")
        .type(PolicyDocumentOverlay.type())
        .doc("Who else may read it.");
    return secret;
  }

  /** A call of its own inside the block. */
  static KindOverlay generate() {
    KindOverlay generate =
        KindOverlay.of(
            "secret.generate",
            "Secrets Manager",
            "secretsmanager:GetRandomPassword",
            GetRandomPasswordRequest.builder());
    generate.at("PasswordLength").name("length").range(1, 4096).required();
    generate.at("ExcludeCharacters").form("[!-~]{0,96}", "at most 96 printable ASCII characters");
    generate.at("ExcludeNumbers").fallback(false);
    generate.at("ExcludePunctuation").fallback(false);
    generate.at("ExcludeUppercase").fallback(false);
    generate.at("ExcludeLowercase").fallback(false);
    generate.at("IncludeSpace").fallback(false);
    generate.at("RequireEachIncludedType").fallback(true);
    return generate;
  }
}
