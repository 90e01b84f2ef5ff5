/** How fast and how large: one command for each figure that the project promises. */
@NullMarked
package org.isopolity.bench;

import org.jspecify.annotations.NullMarked;
