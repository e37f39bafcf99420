package io.ecsctl.provider.aws.contract;

import org.junit.jupiter.api.Test;

/**
 * The life of single kinds. One test a kind; areas of their own have interfaces of their own beside
 * this one.
 */
interface KindContract extends Contract {
  default KindLife life(String blocks) {
    return new KindLife(aws(), blocks);
  }

  @Test
  default void aLogGroupLives() {
    life("""
    log_group "main" {
      retention = 14d
      tags      = { of = "contract" }
    }
    """)
        .edit("14d", "30d", "UPDATE log_group.main")
        .edit("contract", "tests", "UPDATE log_group.main")
        .edit("{\n  retention", "{\n  name = \"/another\"\n  retention", "REPLACE log_group.main")
        .end();
  }

  @Test
  default void aSubnetLives() {
    life("""
    vpc "main" { cidr = 10.0.0.0/16 }
    subnet "a" {
      vpc  = vpc.main
      cidr = 10.0.1.0/24
    }
    """)
        .edit("0/24\n", "0/24\n  tags = { of = \"contract\" }\n", "UPDATE subnet.a")
        .edit("10.0.1.0/24", "10.0.2.0/24", "REPLACE subnet.a")
        .end();
  }
}
