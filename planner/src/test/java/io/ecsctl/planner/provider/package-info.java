@NullMarked
package io.ecsctl.planner.provider;

import org.jspecify.annotations.NullMarked;
