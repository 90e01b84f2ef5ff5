/** Difference-in-differences: two by two, and group-time effects where programmes start in different years. */
@NullMarked
package org.isopolity.impact.did;

import org.jspecify.annotations.NullMarked;
