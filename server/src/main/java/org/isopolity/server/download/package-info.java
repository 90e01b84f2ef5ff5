/** The files of a release: one by one, as a package and as a workbook. */
@NullMarked
package org.isopolity.server.download;

import org.jspecify.annotations.NullMarked;
