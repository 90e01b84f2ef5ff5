/** Two versions of an index, of two years or by two recipes: what moved and why. */
@NullMarked
package org.isopolity.index.comparison;

import org.jspecify.annotations.NullMarked;
