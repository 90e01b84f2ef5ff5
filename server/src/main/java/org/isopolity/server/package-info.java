/** The web server: everything it shows it reads from releases. */
@NullMarked
package org.isopolity.server;

import org.jspecify.annotations.NullMarked;
