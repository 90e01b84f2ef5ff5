/** A city's report to keep: one page for the mayor and the whole, on the site and as PDF. */
@NullMarked
package org.isopolity.server.report;

import org.jspecify.annotations.NullMarked;
