package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;

/** A {@code repository} block. */
final class RepositoryOverlay {
  private RepositoryOverlay() {}

  static KindOverlay overlay() {
    KindOverlay repository =
        KindOverlay.of(
                "repository", "ECR", "ecr:CreateRepository", CreateRepositoryRequest.builder())
            .doc("Where images are kept.")
            .identity("arn")
            .name(
                "name",
                256,
                "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*",
                "lower-case letters and digits, with single . _ - or / between")
            .computed("arn", "The ARN.")
            .computed("url", "What images are pushed to and pulled from, without a tag.")
            .replacedBy("repositoryName", "encryptionConfiguration")
            .exclude("registryId", "an account has one registry, its own");
    repository.at("repositoryName").name("name").doc("Unique in account and region.");
    repository
        .at("imageTagMutability")
        .fallback("MUTABLE")
        .doc("Whether a tag can be given to another image.");
    repository
        .at("imageTagMutabilityExclusionFilters")
        .key("filter")
        .doc("Tags that are not what image_tag_mutability says, such as latest.");
    repository.at("imageTagMutabilityExclusionFilters.filterType").fallback("WILDCARD");
    repository.at("imageTagMutabilityExclusionFilters.filter").required();
    repository.at("imageScanningConfiguration").flatten();
    repository
        .at("imageScanningConfiguration.scanOnPush")
        .fallback(false)
        .doc("Whether images are looked through for known vulnerabilities as they come.");
    repository.at("encryptionConfiguration").doc("By S3's keys when it is not stated.");
    repository.at("encryptionConfiguration.encryptionType").fallback("AES256");
    repository.at("encryptionConfiguration.kmsKey").computed();
    repository.at("tags").doc("Tags of this object, besides the stack's.");
    repository
        .add("", "lifecycle_policy")
        .doc("Which images go by themselves, in JSON: jsonencode({ rules = […] }).");
    repository.add("", "policy").doc("Who else may pull and push, in JSON.");
    repository
        .add("", "policy_document")
        .type(PolicyDocumentOverlay.type())
        .doc("Who else may pull and push. ECR wants no resources in it.");
    repository
        .add("", "force_delete")
        .bool()
        .fallback(false)
        .doc("Whether it is deleted with the images in it; else AWS refuses.");
    return repository;
  }
}
