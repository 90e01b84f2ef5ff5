/** From accepted answers to a release. */
@NullMarked
package org.isopolity.server.publication;

import org.jspecify.annotations.NullMarked;
