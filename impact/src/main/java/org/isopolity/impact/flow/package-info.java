/** Flows between places: gravity by Poisson pseudo-maximum likelihood, attraction, retention, scenarios. */
@NullMarked
package org.isopolity.impact.flow;

import org.jspecify.annotations.NullMarked;
