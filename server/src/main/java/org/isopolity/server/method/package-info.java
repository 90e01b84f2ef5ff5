/** How the index is made, told from its recipe. */
@NullMarked
package org.isopolity.server.method;

import org.jspecify.annotations.NullMarked;
