package io.ecsctl.provider.aws.schema;

import software.amazon.awssdk.services.ecr.model.CreatePullThroughCacheRuleRequest;

/** A {@code pull_through_cache} block. */
final class PullThroughCacheOverlay {
  private PullThroughCacheOverlay() {}

  static KindOverlay overlay() {
    KindOverlay rule =
        KindOverlay.of(
                "pull_through_cache",
                "ECR",
                "ecr:CreatePullThroughCacheRule",
                CreatePullThroughCacheRuleRequest.builder())
            .doc("Images of another registry, kept in this account once somebody pulled them.")
            .identity("ecr_repository_prefix")
            .ownedThroughParent()
            .deletedFirst()
            .computed(
                "url",
                "What stands before an image's name in the other registry:"
                    + " \"${pull_through_cache.hub.url}/library/nginx:1\".")
            .replacedBy(
                "ecrRepositoryPrefix",
                "upstreamRegistryUrl",
                "upstreamRegistry",
                "upstreamRepositoryPrefix")
            .exclude("registryId", "an account has one registry, its own");
    rule.at("ecrRepositoryPrefix")
        .required()
        .form(
            "ROOT|(?=.{2,30}$)[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*/?",
            "2 to 30 lower-case letters and digits, with single . _ - or / between, or ROOT")
        .doc("What the names of the repositories begin with that ECR makes for the images.");
    rule.at("upstreamRegistryUrl")
        .required()
        .doc("The other registry's name: public.ecr.aws, registry-1.docker.io, ghcr.io.");
    rule.at("upstreamRegistry").computed().doc("Which one it is; follows from its name.");
    rule.at("upstreamRepositoryPrefix")
        .fallback("ROOT")
        .doc("What the names there begin with that are meant.");
    rule.at("credentialArn")
        .name("credential")
        .reference("arn", "secret")
        .doc(
            "The secret, named ecr-pullthroughcache/…, with userName and accessToken for the other"
                + " registry, where that wants to know who asks.");
    rule.at("customRoleArn")
        .name("custom_role")
        .reference("arn", "role")
        .doc("The role that pulls from the registry of another account.");
    return rule;
  }
}
