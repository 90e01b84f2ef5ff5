/** What could be found at all: power and the minimum detectable effect. */
@NullMarked
package org.isopolity.impact.power;

import org.jspecify.annotations.NullMarked;
