/** Area tables: how many people of each group live in each small area, and how well that is known. */
@NullMarked
package org.isopolity.population.area;

import org.jspecify.annotations.NullMarked;
