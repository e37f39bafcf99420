package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The lives of the kinds that say who may do what, and that keep values, images and files. */
interface ConfigContract extends Contract {
  private KindLife life(String blocks) {
    return new KindLife(aws(), blocks);
  }

  @Test
  default void aRoleWithPoliciesLives() {
    life("""
    policy "read" {
      policy_document {
        statement {
          actions   = ["s3:GetObject"]
          resources = ["*"]
        }
      }
    }
    role "main" {
      trust_policy {
        statement {
          actions = ["sts:AssumeRole"]
          principals { services = ["ecs-tasks.amazonaws.com"] }
          condition {
            test     = "StringEquals"
            variable = "aws:SourceAccount"
            values   = ["123456789012"]
          }
        }
      }
      managed_policies = [policy.read]
      policy "inline" {
        document = jsonencode({
          Version   = "2012-10-17"
          Statement = { Effect = "Allow", Action = "s3:ListBucket", Resource = ["*"] }
        })
      }
    }
    """)
        .edit("\"s3:GetObject\"", "\"s3:GetObject\", \"s3:GetObjectTagging\"", "UPDATE policy.read")
        .edit("\"s3:ListBucket\"", "[\"s3:ListBucket\"]")
        .edit("[\"s3:ListBucket\"]", "[\"s3:PutObject\"]", "UPDATE role.main")
        .edit("\"123456789012\"", "\"210987654321\"", "UPDATE role.main")
        .edit("[policy.read]", "[policy.read, \"ReadOnlyAccess\"]", "UPDATE role.main")
        .end();
  }

  @Test
  default void aPolicyLives() {
    life("""
    policy "main" {
      document = jsonencode({
        Version   = "2012-10-17"
        Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "*" }]
      })
      tags = { of = "contract" }
    }
    """)
        .edit("contract", "tests", "UPDATE policy.main")
        .edit("GetObject", "PutObject", "UPDATE policy.main")
        .edit("PutObject", "DeleteObject", "UPDATE policy.main")
        .edit("DeleteObject", "ListBucket", "UPDATE policy.main")
        .edit("ListBucket", "GetBucketAcl", "UPDATE policy.main")
        .edit("GetBucketAcl", "GetObjectAcl", "UPDATE policy.main")
        .edit("tags =", "path = \"/team/\"\n  tags =", "REPLACE policy.main")
        .end();
  }

  @Test
  default void aParameterLives() {
    life("""
    parameter "main" {
      value       = "info"
      description = "log level"
      tags        = { of = "contract" }
    }
    """)
        .edit("info", "debug", "UPDATE parameter.main")
        .edit("log level", "level of logs", "UPDATE parameter.main")
        .edit("  description = \"level of logs\"\n", "", "UPDATE parameter.main")
        .edit("contract", "tests", "UPDATE parameter.main")
        .edit("\"debug\"", "\"a,b\"\n  type = StringList", "REPLACE parameter.main")
        .end();
  }

  @Test
  default void aSecureParameterLives() {
    life("""
    variable "password" {
      type      = string
      sensitive = true
      default   = "first of all"
    }
    parameter "main" {
      type  = SecureString
      value = var.password
    }
    """)
        .edit("first of all", "second to none", "UPDATE parameter.main")
        .end();
  }

  @Test
  default void aSecretLives() {
    life("""
    variable "password" {
      type      = string
      sensitive = true
      default   = "first of all"
    }
    secret "main" {
      value           = var.password
      description     = "for the contract"
      recovery_window = 0d
      tags            = { of = "contract" }
    }
    """)
        .edit("first of all", "second to none", "UPDATE secret.main")
        .edit("for the contract", "for the tests", "UPDATE secret.main")
        .edit("0d", "7d", "UPDATE secret.main")
        .edit("7d", "0d", "UPDATE secret.main")
        .edit("of = \"contract\"", "of = \"tests\"", "UPDATE secret.main")
        .edit(
            "  recovery",
            """
              policy_document {
                statement {
                  actions   = ["secretsmanager:GetSecretValue"]
                  resources = ["*"]
                  principals { aws = ["arn:aws:iam::123456789012:root"] }
                }
              }
              recovery\
            """,
            "UPDATE secret.main")
        .edit("value           = var.password", "generate { length = 40 }", "UPDATE secret.main")
        .edit("length = 40", "length = 50", "UPDATE secret.main")
        .end();
  }

  @Test
  default void aPullThroughCacheLives() {
    expects(Gap.PULL_THROUGH_RULES);
    String prefix = Network.name("p");
    life("""
    secret "hub" {
      name            = "ecr-pullthroughcache/%1$s"
      recovery_window = 0d
      generate { length = 20 }
    }
    secret "other" {
      name            = "ecr-pullthroughcache/other-%1$s"
      recovery_window = 0d
      generate { length = 20 }
    }
    pull_through_cache "hub" {
      ecr_repository_prefix = "%1$s"
      upstream_registry_url = "registry-1.docker.io"
      credential            = secret.hub
    }
    """
            .formatted(prefix))
        .edit("secret.hub", "secret.other", "UPDATE pull_through_cache.hub")
        .edit("registry-1.docker.io", "ghcr.io", "REPLACE pull_through_cache.hub")
        .end();
  }

  /** Another stack's, or nobody's: it stays as it is. */
  @Test
  default void aPullThroughCacheOfOthersIsLeftAlone() {
    expects(Gap.PULL_THROUGH_RULES);
    String prefix = Network.name("p");
    aws()
        .ecr()
        .createPullThroughCacheRule(
            r -> r.ecrRepositoryPrefix(prefix).upstreamRegistryUrl("public.ecr.aws"));
    String name = Network.name("kind");
    TestStack stack =
        new TestStack(
            aws(),
            name,
            """
            stack "%s" { region = "%s" }
            pull_through_cache "main" {
              ecr_repository_prefix = "%s"
              upstream_registry_url = "quay.io"
            }
            """
                .formatted(name, TestStack.REGION, prefix));
    String refusal = stack.attempt(stack.plan()).failures().values().toString();
    assertTrue(refusal.contains("There is already a pull-through rule"), refusal);
    assertEquals(List.of(), TestStack.changes(stack.plan(true)), "a mark was left");
    aws().ecr().deletePullThroughCacheRule(r -> r.ecrRepositoryPrefix(prefix));
  }

  @Test
  default void aRepositoryLives() {
    life("""
    repository "main" {
      image_tag_mutability = IMMUTABLE
      tags                 = { of = "contract" }
    }
    """)
        .edit("IMMUTABLE", "MUTABLE", "UPDATE repository.main")
        .edit("MUTABLE", "MUTABLE\n  scan_on_push = true", "UPDATE repository.main")
        .edit("contract", "tests", "UPDATE repository.main")
        .edit("  tags", "  force_delete = true\n  tags", "UPDATE repository.main")
        .edit(
            "  tags",
            """
              lifecycle_policy = jsonencode({
                rules = [{
                  rulePriority = 1
                  selection    = {
                    tagStatus = "untagged", countType = "imageCountMoreThan", countNumber = 5
                  }
                  action       = { type = "expire" }
                }]
              })
              tags\
            """,
            "UPDATE repository.main")
        .edit("countNumber = 5", "countNumber = 9", "UPDATE repository.main")
        .edit(
            "  tags",
            """
              policy_document {
                statement {
                  actions = ["ecr:BatchGetImage"]
                  principals { aws = ["arn:aws:iam::123456789012:root"] }
                }
              }
              tags\
            """,
            "UPDATE repository.main")
        .edit("{\n  image", "{\n  name = \"team/another\"\n  image", "REPLACE repository.main")
        .end();
  }

  @Test
  default void aFileSystemLives() {
    life("""
    vpc "main" { cidr = 10.0.0.0/16 }
    subnet "a" {
      vpc  = vpc.main
      cidr = 10.0.1.0/24
    }
    security_group "nfs" {
      vpc         = vpc.main
      description = "NFS"
      ingress { port = 2049/tcp, from = [10.0.0.0/16] }
    }
    security_group "other" {
      vpc         = vpc.main
      description = "other"
    }
    file_system "main" {
      encrypted = true
      mount_target {
        subnet          = subnet.a
        security_groups = [security_group.nfs]
      }
      access_point "app" {
        posix_user { uid = 1000, gid = 1000 }
        root_directory { path = "/app" }
      }
      tags = { of = "contract" }
    }
    output "point" { value = file_system.main.access_point_ids["app"] }
    """)
        .edit("of = \"contract\"", "of = \"tests\"", "UPDATE file_system.main")
        .edit("[security_group.nfs]", "[security_group.other]", "UPDATE file_system.main")
        .edit("\"/app\"", "\"/another\"", "UPDATE file_system.main")
        .edit(
            "  tags",
            "  lifecycle_policy { transition_to_ia = AFTER_30_DAYS }\n  tags",
            "UPDATE file_system.main")
        .edit("AFTER_30_DAYS", "AFTER_7_DAYS", "UPDATE file_system.main")
        .end();
  }

  @Test
  default void aFileSystemIsBackedUp() {
    expects(Gap.FILE_SYSTEM_BACKUPS);
    life("file_system \"main\" { backup = true }")
        .edit("true", "false", "UPDATE file_system.main")
        .end();
  }

  @Test
  default void aBucketLives() {
    life("""
    bucket "main" {
      object "web.env" {
        content = "LEVEL=info\\n"
      }
      tags = { of = "contract" }
    }
    output "files" { value = bucket.main.object_arns }
    """)
        .edit("LEVEL=info", "LEVEL=debug", "UPDATE bucket.main")
        .edit("of = \"contract\"", "of = \"tests\"", "UPDATE bucket.main")
        .edit("  tags", "  versioning = Enabled\n  tags", "UPDATE bucket.main")
        .edit("Enabled", "Suspended", "UPDATE bucket.main")
        .edit(
            "  tags",
            """
              lifecycle_rule {
                id = "old"
                expiration { days = 30 }
              }
              tags\
            """,
            "UPDATE bucket.main")
        .edit("days = 30", "days = 60", "UPDATE bucket.main")
        .edit(
            "  tags",
            "  public_access_block { block_public_policy = false }\n  tags",
            "UPDATE bucket.main")
        .edit("  tags", "  encryption { algorithm = \"aws:kms\" }\n  tags", "UPDATE bucket.main")
        .edit("  tags", "  force_delete = true\n  tags", "UPDATE bucket.main")
        .edit("\"web.env\" {", "\"app.env\" {", "UPDATE bucket.main")
        .end();
  }

  @Test
  default void aFileIsReferredToFromTheStart() {
    life("""
    bucket "main" {
      object "web.env" { content = "LEVEL=info" }
    }
    parameter "file" { value = bucket.main.object_arns["web.env"] }
    """)
        .edit("web.env", "app.env", "UPDATE bucket.main", "UPDATE parameter.file")
        .end();
  }
}
