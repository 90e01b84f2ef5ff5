/** Finds practices by meaning: an optional room, which nothing stands on. */
@NullMarked
package org.isopolity.embedder;

import org.jspecify.annotations.NullMarked;
