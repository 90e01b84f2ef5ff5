/** What leaving out a part of the index would change. */
@NullMarked
package org.isopolity.index.omission;

import org.jspecify.annotations.NullMarked;
