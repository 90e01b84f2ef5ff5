/** Units over time, as people write them down, and what a design asks of them. */
@NullMarked
package org.isopolity.impact.panel;

import org.jspecify.annotations.NullMarked;
