/** Cities of a kind: which ones to compare with, by criteria that are stated. */
@NullMarked
package org.isopolity.index.peer;

import org.jspecify.annotations.NullMarked;
