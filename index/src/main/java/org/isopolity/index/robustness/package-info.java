/** How far ranks can be trusted: the same index under many defensible choices. */
@NullMarked
package org.isopolity.index.robustness;

import org.jspecify.annotations.NullMarked;
