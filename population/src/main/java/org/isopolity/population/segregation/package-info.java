/** Indices of residential segregation: five dimensions, one group, two groups, many groups, local and spatial. */
@NullMarked
package org.isopolity.population.segregation;

import org.jspecify.annotations.NullMarked;
