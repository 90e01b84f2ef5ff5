package org.isopolity.server.page;

import java.util.List;
import org.isopolity.server.page.InvalidParameters.Problem;

/**
 * What the page for a wrong address shows.
 *
 * @param problems what is wrong
 * @param path the same address without its parameters
 */
public record InvalidPage(List<Problem> problems, String path) {}
