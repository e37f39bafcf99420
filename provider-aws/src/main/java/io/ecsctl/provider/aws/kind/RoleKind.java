package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.IamInventory;
import io.ecsctl.provider.aws.inventory.Inventory;
import io.ecsctl.provider.aws.inventory.Owned;
import io.ecsctl.provider.aws.inventory.Tags;
import io.ecsctl.provider.aws.policy.PolicyAttribute;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;

/**
 * A {@code role} block, its policies included. All of an account's roles are read, a thousand a
 * page: IAM is not in the tagging API of every region, and this one call gives tags, trust and
 * policies together.
 */
final class RoleKind implements ResourceKind {
  private static final Set<String> GONE = Set.of("NoSuchEntity");
  private static final String BOUNDARY = "permissions_boundary";

  private static final Set<String> IN_USE = Set.of("DeleteConflict", "DeleteConflictException");

  private final Tools tools;
  private final RolePolicies policies;

  RoleKind(Tools tools) {
    this.tools = tools;
    policies = new RolePolicies(tools);
  }

  @Override
  public String name() {
    return "role";
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
    return read(inventory);
  }

  @Override
  public List<LiveResource> describe(StackScope scope, Collection<LiveResource> resources) {
    Set<String> arns = resources.stream().map(LiveResource::id).collect(Collectors.toSet());
    return read(new Inventory(tools.clients(), scope)).stream()
        .filter(live -> arns.contains(live.id()))
        .toList();
  }

  private static Tags tags(RoleDetail role) {
    return Tags.of(role.tags(), Tag::key, Tag::value);
  }

  /** By ARN or name. */
  @Override
  public Optional<Found> find(ResourceAddress address, String id) {
    return new IamInventory(tools.clients())
        .roles().stream()
            .filter(role -> id.equals(role.arn()) || id.equals(role.roleName()))
            .findFirst()
            .map(role -> {
              Tags tags = tags(role);
              var owned = new Owned<>(address, role, tags);
              return new Found(live(owned, listed().get(role.roleName())), tags);
            });
  }

  @Override
  public void retag(LiveResource live, TagChange change) {
    updateTags(live.text("name"), change);
  }

  private List<LiveResource> read(Inventory inventory) {
    List<Owned<RoleDetail>> owned =
        inventory.iam().roles().stream()
            .flatMap(role -> Owned.of(inventory.scope(), name(), role, tags(role)).stream())
            .toList();
    if (owned.isEmpty()) {
      return List.of();
    }
    Map<String, Role> listed = listed();
    return owned.stream().map(o -> live(o, listed.get(o.object().roleName()))).toList();
  }

  /**
   * Roles by name, with their descriptions and longest sessions: the answer that has the tags lacks
   * them.
   */
  private Map<String, Role> listed() {
    return Call.to(
            "iam:ListRoles",
            () -> iam().listRolesPaginator(r -> r.maxItems(1000)).roles().stream().toList())
        .stream()
        .collect(Collectors.toMap(Role::roleName, Function.identity()));
  }

  private LiveResource live(Owned<RoleDetail> owned, @Nullable Role role) {
    RoleDetail detail = owned.object();
    LiveAttributes attributes =
        LiveAttributes.of(role == null ? Value.ObjectOf.EMPTY : tools.read(name(), role))
            .text("name", detail.roleName())
            .text("path", detail.path())
            .text("arn", detail.arn())
            .text("id", detail.roleId())
            .text(TrustPolicy.DOCUMENT, decoded(detail.assumeRolePolicyDocument()))
            .text(
                BOUNDARY,
                detail.permissionsBoundary() == null
                    ? null
                    : detail.permissionsBoundary().permissionsBoundaryArn())
            .texts(
                RolePolicies.MANAGED,
                detail.attachedManagedPolicies().stream()
                    .map(AttachedPolicy::policyArn)
                    .map(ManagedPolicies::canonical)
                    .toList())
            .blocks(
                RolePolicies.INLINE, detail.rolePolicyList().stream().map(RoleKind::block).toList())
            .put(TagChange.ATTRIBUTE, owned.tags().value());
    return new LiveResource(owned.address(), detail.arn(), canonical(attributes.build()), "", true);
  }

  private static Value block(PolicyDetail policy) {
    return new LiveAttributes()
        .text("name", policy.policyName())
        .text("document", decoded(policy.policyDocument()))
        .build();
  }

  /** IAM answers documents with URL encoding, as RFC 3986 has it: a plus sign is itself. */
  static @Nullable String decoded(@Nullable String document) {
    return document == null
        ? null
        : URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public Value.ObjectOf canonical(Value.ObjectOf attributes) {
    LiveAttributes canonical = LiveAttributes.of(TrustPolicy.canonical(attributes));
    if (attributes.get(RolePolicies.MANAGED) instanceof Value.Sequence managed) {
      canonical.put(RolePolicies.MANAGED, ManagedPolicies.canonical(managed));
    }
    if (attributes.get(RolePolicies.INLINE) instanceof Value.Sequence inline) {
      canonical.put(
          RolePolicies.INLINE,
          new Value.Tuple(
              inline.elements().stream()
                  .map(p ->
                      p instanceof Value.Keyed block
                          ? PolicyAttribute.DOCUMENT.canonical(block)
                          : p)
                  .toList()));
    }
    return canonical.build();
  }

  @Override
  public LiveResource create(StackScope scope, DesiredResource desired)
      throws InterruptedException {
    CreateRoleRequest request =
        tools
            .request(desired, CreateRoleRequest.builder())
            .assumeRolePolicyDocument(TrustPolicy.document(desired.attributes()))
            .tags(Tags.forCreate(scope, desired).as(RoleKind::tag))
            .build();
    Role made = createOrFind(scope, desired, request);
    policies.setManaged(request.roleName(), Value.ObjectOf.EMPTY, desired.attributes());
    policies.setInline(request.roleName(), Value.ObjectOf.EMPTY, desired.attributes());
    return live(desired, made, Tags.forCreate(scope, desired));
  }

  private Role createOrFind(StackScope scope, DesiredResource desired, CreateRoleRequest request) {
    try {
      return Call.to("iam:CreateRole", () -> iam().createRole(request)).role();
    } catch (ProviderException refused) {
      if (!refused.code().equals("EntityAlreadyExists")) {
        throw refused;
      }
      Role there = read(request.roleName());
      Ownership.require(
          scope,
          desired,
          refused,
          "role " + request.roleName(),
          request.roleName(),
          Tags.of(there.tags(), Tag::key, Tag::value));
      return there;
    }
  }

  /** A single read: the bulk answer may not have it yet. */
  private Role read(String role) {
    return Call.to("iam:GetRole", () -> iam().getRole(r -> r.roleName(role))).role();
  }

  /** The role, with the policies that it was given. */
  private LiveResource live(DesiredResource desired, Role made, Tags tags) {
    LiveAttributes attributes =
        LiveAttributes.of(desired.attributes())
            .all(tools.read(name(), made).entries())
            .without(TrustPolicy.DOCUMENT)
            .text("name", made.roleName())
            .text("arn", made.arn())
            .text("id", made.roleId())
            .text(TrustPolicy.DOCUMENT, decoded(made.assumeRolePolicyDocument()))
            .without(TrustPolicy.TRUST, TrustPolicy.BLOCK)
            .put(TagChange.ATTRIBUTE, tags.value());
    return new LiveResource(desired.address(), made.arn(), canonical(attributes.build()), "", true);
  }

  @Override
  public LiveResource update(
      StackScope scope, LiveResource live, DesiredResource desired, Set<String> attributes)
      throws InterruptedException {
    String role = live.text("name");
    if (TrustPolicy.isAmong(attributes)) {
      String document = TrustPolicy.document(desired.attributes());
      Call.to(
          "iam:UpdateAssumeRolePolicy",
          () -> iam().updateAssumeRolePolicy(r -> r.roleName(role).policyDocument(document)));
    }
    tools
        .change(desired, UpdateRoleRequest.builder(), attributes)
        .ifPresent(request ->
            Call.to("iam:UpdateRole", () -> iam().updateRole(request.roleName(role).build())));
    if (attributes.contains(BOUNDARY)) {
      setBoundary(role, Values.text(desired.attributes(), BOUNDARY));
    }
    if (attributes.contains(RolePolicies.MANAGED)) {
      policies.setManaged(role, live.attributes(), desired.attributes());
    }
    if (attributes.contains(RolePolicies.INLINE)) {
      policies.setInline(role, live.attributes(), desired.attributes());
    }
    if (attributes.contains(TagChange.ATTRIBUTE)) {
      updateTags(role, TagChange.between(live, desired));
    }
    Role now = read(role);
    return live(desired, now, Tags.of(now.tags(), Tag::key, Tag::value));
  }

  private void setBoundary(String role, @Nullable String boundary) {
    if (boundary == null) {
      Call.unless(
          GONE,
          "iam:DeleteRolePermissionsBoundary",
          () -> iam().deleteRolePermissionsBoundary(r -> r.roleName(role)));
    } else {
      Call.to(
          "iam:PutRolePermissionsBoundary",
          () ->
              iam()
                  .putRolePermissionsBoundary(r -> r.roleName(role).permissionsBoundary(boundary)));
    }
  }

  private void updateTags(String role, TagChange change) {
    if (!change.put().isEmpty()) {
      Call.to(
          "iam:TagRole",
          () -> iam().tagRole(r -> r.roleName(role).tags(change.added().as(RoleKind::tag))));
    }
    if (!change.remove().isEmpty()) {
      Call.to(
          "iam:UntagRole", () -> iam().untagRole(r -> r.roleName(role).tagKeys(change.remove())));
    }
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /**
   * IAM deletes a role only without its policies: they are parts of it, whoever added them. In a
   * profile of others it stays, and keeps them.
   */
  @Override
  public void delete(StackScope scope, LiveResource live, Progress progress)
      throws InterruptedException {
    String role = live.text("name");
    requireInNoProfileOfOthers(scope, role);
    policies.setManaged(role, live.attributes(), Value.ObjectOf.EMPTY);
    policies.setInline(role, live.attributes(), Value.ObjectOf.EMPTY);
    try {
      deleteRole(role);
    } catch (ProviderException refused) {
      if (!IN_USE.contains(refused.code())) {
        throw refused;
      }
      policies.deleteAll(role);
      deleteRole(role);
    }
  }

  private void deleteRole(String role) {
    Call.unless(GONE, "iam:DeleteRole", () -> iam().deleteRole(r -> r.roleName(role)));
  }

  private void requireInNoProfileOfOthers(StackScope scope, String role) {
    List<InstanceProfile> profiles =
        Call.unless(
            GONE,
            "iam:ListInstanceProfilesForRole",
            () ->
                iam()
                    .listInstanceProfilesForRolePaginator(r -> r.roleName(role))
                    .instanceProfiles()
                    .stream()
                    .toList());
    if (profiles == null) {
      return;
    }
    List<String> others = new ArrayList<>();
    for (InstanceProfile profile : profiles) {
      Tags tags = tagsOf(profile);
      if (!scope.stack().equals(tags.stack())) {
        others.add(
            "instance profile %s, which belongs to %s"
                .formatted(profile.instanceProfileName(), tags.owner()));
      }
    }
    if (!others.isEmpty()) {
      throw UsedByOthers.refusal("iam:DeleteRole", "Role " + role, others);
    }
  }

  /** The list leaves them out. */
  private Tags tagsOf(InstanceProfile profile) {
    var found =
        Call.unless(
            GONE,
            "iam:GetInstanceProfile",
            () ->
                iam()
                    .getInstanceProfile(r -> r.instanceProfileName(profile.instanceProfileName())));
    return found == null
        ? Tags.NONE
        : Tags.of(found.instanceProfile().tags(), Tag::key, Tag::value);
  }
}
