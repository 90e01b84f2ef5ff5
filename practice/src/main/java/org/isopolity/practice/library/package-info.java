/** Good ideas, where they run, who adapted them from whom. */
@NullMarked
package org.isopolity.practice.library;

import org.jspecify.annotations.NullMarked;
