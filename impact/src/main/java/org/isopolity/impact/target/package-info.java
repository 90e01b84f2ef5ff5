/** Targets and progress towards them. */
@NullMarked
package org.isopolity.impact.target;

import org.jspecify.annotations.NullMarked;
