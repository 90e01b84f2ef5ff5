package org.isopolity.server.population;

import org.isopolity.server.page.Lasting;

/**
 * A drawing to be shown.
 *
 * @param svg its markup; presentation by attributes alone
 */
record Picture(String svg) implements Lasting {}
