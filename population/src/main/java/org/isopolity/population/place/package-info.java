/** Where areas lie: centres, extent, borders, distances. */
@NullMarked
package org.isopolity.population.place;

import org.jspecify.annotations.NullMarked;
