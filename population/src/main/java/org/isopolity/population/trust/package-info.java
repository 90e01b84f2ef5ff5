/** How far an index can be believed: chance, sampling, margins of error, rounding. */
@NullMarked
package org.isopolity.population.trust;

import org.jspecify.annotations.NullMarked;
