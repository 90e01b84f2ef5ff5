/** What changed between two dates, or differs between two cities, split into parts that add up. */
@NullMarked
package org.isopolity.population.change;

import org.jspecify.annotations.NullMarked;
