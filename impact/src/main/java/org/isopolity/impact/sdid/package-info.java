/** Synthetic difference-in-differences. */
@NullMarked
package org.isopolity.impact.sdid;

import org.jspecify.annotations.NullMarked;
