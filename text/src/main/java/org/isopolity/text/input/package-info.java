/** Reading files that people wrote, with errors that name the place and the way out. */
@NullMarked
package org.isopolity.text.input;

import org.jspecify.annotations.NullMarked;
