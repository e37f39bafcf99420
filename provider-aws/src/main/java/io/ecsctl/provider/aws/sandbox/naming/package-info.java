/**
 * How things are found by name: Cloud Map's namespaces and services, Route 53's zones and records,
 * the certificates of ACM.
 */
@NullMarked
package io.ecsctl.provider.aws.sandbox.naming;

import org.jspecify.annotations.NullMarked;
