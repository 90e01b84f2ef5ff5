/** What would be if values were others. */
@NullMarked
package org.isopolity.index.whatif;

import org.jspecify.annotations.NullMarked;
