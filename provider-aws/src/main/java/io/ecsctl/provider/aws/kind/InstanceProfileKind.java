package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Parallel;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * An {@code instance_profile} block, with the one role it may hold. IAM lists profiles without
 * their tags; so that the list is the stack's own, its profiles have a path that names it.
 */
final class InstanceProfileKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("NoSuchEntity");
  private static final String ROLE = "role";

  private final Tools tools;

  InstanceProfileKind(Tools tools) {
    this.tools = tools;
  }

  @Override
  public String name() {
    return "instance_profile";
  }

  private static String path(StackScope scope) {
    return "/ecsctl/" + scope.stack() + "/";
  }

  private IamClient iam() {
    return tools.clients().iam();
  }

  @Override
  public boolean listsWithoutIndex() {
    return true;
  }

  @Override
  public List<LiveResource> list(Inventory inventory) {
    List<InstanceProfile> all =
        Call.to(
            "iam:ListInstanceProfiles",
            () ->
                iam()
                    .listInstanceProfilesPaginator(
                        r -> r.pathPrefix(path(inventory.scope())).maxItems(1000))
                    .instanceProfiles()
                    .stream()
                    .toList());
    return owned(inventory.scope(), all);
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    return Parallel.map(resources, live -> find(live.text("name"))).stream()
        .flatMap(List::stream)
        .flatMap(profile -> owned(scope, List.of(profile)).stream())
        .toList();
  }

  private List<LiveResource> owned(StackScope scope, List<InstanceProfile> profiles) {
    return Parallel.map(profiles, this::tagged).stream()
        .flatMap(found -> Owned.of(scope, name(), found.profile(), found.tags()).stream())
        .map(o -> live(o.address(), o.object(), o.tags()))
        .toList();
  }

  private record Tagged(InstanceProfile profile, Tags tags) {}

  /** The list leaves them out. */
  private Tagged tagged(InstanceProfile profile) {
    return find(profile.instanceProfileName()).stream()
        .findFirst()
        .map(found -> new Tagged(found, Tags.of(found.tags(), Tag::key, Tag::value)))
        .orElse(new Tagged(profile, Tags.NONE));
  }

  private List<InstanceProfile> find(String profile) {
    var answer =
        Call.unless(
            GONE,
            "iam:GetInstanceProfile",
            () -> iam().getInstanceProfile(r -> r.instanceProfileName(profile)));
    return answer == null ? List.of() : List.of(answer.instanceProfile());
  }

  private LiveResource live(ResourceAddress address, InstanceProfile profile, Tags tags) {
    return new LiveResource(
        address,
        profile.arn(),
        LiveAttributes.of(tools.read(name(), profile))
            .text("arn", profile.arn())
            .text("id", profile.instanceProfileId())
            .text(ROLE, roleOf(profile))
            .put(TagChange.ATTRIBUTE, tags.value())
            .build(),
        "",
        true);
  }

  private static @Nullable String roleOf(InstanceProfile profile) {
    return profile.roles().stream().findFirst().map(Role::roleName).orElse(null);
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateInstanceProfileRequest request =
        tools
            .request(desired, CreateInstanceProfileRequest.builder())
            .path(path(scope))
            .tags(Tags.forCreate(scope, desired).as(InstanceProfileKind::tag))
            .build();
    createOrFind(scope, desired, request);
    String name = request.instanceProfileName();
    setRole(name, Values.text(desired.attributes(), ROLE));
    return readOne(desired.address(), name);
  }

  private void createOrFind(
      StackScope scope, DesiredResource desired, CreateInstanceProfileRequest request) {
    try {
      Call.to("iam:CreateInstanceProfile", () -> iam().createInstanceProfile(request));
    } catch (ProviderException refused) {
      List<InstanceProfile> there = find(request.instanceProfileName());
      if (!refused.code().equals("EntityAlreadyExists") || there.isEmpty()) {
        throw refused;
      }
      Ownership.require(
          scope,
          desired,
          refused,
          "instance profile " + request.instanceProfileName(),
          tagged(there.getFirst()).tags());
    }
  }

  /** A profile holds one role at most, so the old one goes first. */
  private void setRole(String profile, @Nullable String role) {
    List<String> others =
        find(profile).stream()
            .flatMap(p -> p.roles().stream())
            .map(Role::roleName)
            .filter(name -> !name.equals(role))
            .toList();
    others.forEach(other -> removeRole(profile, other));
    if (role != null) {
      Call.unless(
          // It holds the role already.
          Set.of("LimitExceeded", "EntityAlreadyExists"),
          "iam:AddRoleToInstanceProfile",
          () -> iam().addRoleToInstanceProfile(r -> r.instanceProfileName(profile).roleName(role)));
    }
  }

  private void removeRole(String profile, String role) {
    Call.unless(
        GONE,
        "iam:RemoveRoleFromInstanceProfile",
        () ->
            iam()
                .removeRoleFromInstanceProfile(r -> r.instanceProfileName(profile).roleName(role)));
  }

  private LiveResource readOne(ResourceAddress address, String profile) {
    return find(profile).stream()
        .findFirst()
        .map(found -> live(address, found, tagged(found).tags()))
        .orElseThrow(() -> Tools.vanished("iam:GetInstanceProfile", profile));
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String profile = live.text("name");
    if (attributes.contains(ROLE)) {
      setRole(profile, Values.text(desired.attributes(), ROLE));
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      retag(live, TagChange.between(live, desired));
    }
    return readOne(live.address(), profile);
  }

  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return find(id.substring(id.lastIndexOf('/') + 1)).stream()
        .findFirst()
        .map(profile -> {
          Tags tags = Tags.of(profile.tags(), Tag::key, Tag::value);
          return new Found(live(address, profile, tags), tags);
        });
  }

  /** A profile outside the stack's path would not be found again, and IAM moves none. */
  @Override
  public void claim(
      StackScope scope, LiveResource live, ResourceAddress address, String contentHash)
      throws InterruptedException {
    if (!live.id().endsWith(path(scope) + live.text("name"))) {
      throw new ProviderException(
          "NotInPath",
          "iam:TagInstanceProfile",
          "Instance profile %s cannot be taken over: those of this stack have the path %s, and IAM gives a profile no other path. Leave out the import, and %s will be made."
              .formatted(live.text("name"), path(scope), address));
    }
    ResourceKind.super.claim(scope, live, address, contentHash);
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    String profile = live.text("name");
    if (!change.put().isEmpty()) {
      Call.to(
          "iam:TagInstanceProfile",
          () ->
              iam()
                  .tagInstanceProfile(r ->
                      r.instanceProfileName(profile)
                          .tags(change.added().as(InstanceProfileKind::tag))));
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "iam:UntagInstanceProfile",
          () ->
              iam()
                  .untagInstanceProfile(
                      r -> r.instanceProfileName(profile).tagKeys(change.remove())));
    }
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** IAM deletes a profile only without its role. */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    String profile = live.text("name");
    List<String> roles =
        find(profile).stream().flatMap(p -> p.roles().stream()).map(Role::roleName).toList();
    roles.forEach(role -> removeRole(profile, role));
    Call.unless(
        GONE,
        "iam:DeleteInstanceProfile",
        () -> iam().deleteInstanceProfile(r -> r.instanceProfileName(profile)));
  }
}
