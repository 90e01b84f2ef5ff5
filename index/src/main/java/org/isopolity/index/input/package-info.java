/** Reading tables that people wrote, with errors that name the place and the way out. */
@NullMarked
package org.isopolity.index.input;

import org.jspecify.annotations.NullMarked;
