/** A whole country of small areas: every city in every year by itself, and the country's segregation between and within its cities. */
@NullMarked
package org.isopolity.population.country;

import org.jspecify.annotations.NullMarked;
