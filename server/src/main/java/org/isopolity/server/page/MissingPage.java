package org.isopolity.server.page;

import java.util.List;
import org.isopolity.server.figures.Library.Named;

/**
 * What the page for a missing page shows.
 *
 * @param path the address that was asked for
 * @param nearest cities and indicators with a similar name
 */
public record MissingPage(String path, List<Named> nearest) {}
