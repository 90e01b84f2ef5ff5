/** From a gap to ideas: practices ranked for one city, with every term, reason and unknown shown. */
@NullMarked
package org.isopolity.practice.fit;

import org.jspecify.annotations.NullMarked;
