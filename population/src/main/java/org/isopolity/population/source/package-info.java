/** Tables as statistical offices publish them, brought into area tables. */
@NullMarked
package org.isopolity.population.source;

import org.jspecify.annotations.NullMarked;
