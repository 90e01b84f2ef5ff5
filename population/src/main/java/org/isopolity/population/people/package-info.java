/** People over time: shares, growth, shift-share, diversity of origins, city and suburb. */
@NullMarked
package org.isopolity.population.people;

import org.jspecify.annotations.NullMarked;
