/** The pages of the workspace, built from parts that escape and label themselves. */
@NullMarked
package org.isopolity.server.desk;

import org.jspecify.annotations.NullMarked;
