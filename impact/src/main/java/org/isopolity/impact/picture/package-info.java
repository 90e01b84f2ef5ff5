/** Pictures of results as SVG. */
@NullMarked
package org.isopolity.impact.picture;

import org.jspecify.annotations.NullMarked;
