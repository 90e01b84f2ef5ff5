/** Maps and charts as SVG, the same bytes for the same facts. */
@NullMarked
package org.isopolity.population.picture;

import org.jspecify.annotations.NullMarked;
