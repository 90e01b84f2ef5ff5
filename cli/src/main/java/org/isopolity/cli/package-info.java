/** The powers of Isopolity on the command line. */
@NullMarked
package org.isopolity.cli;

import org.jspecify.annotations.NullMarked;
