/** What was built, from what; filled in by the build. */
@NullMarked
package io.ecsctl.cli.version;

import org.jspecify.annotations.NullMarked;
