/** Cities to compare with and to learn from: who is alike, and who is ahead. */
@NullMarked
package org.isopolity.server.peer;

import org.jspecify.annotations.NullMarked;
