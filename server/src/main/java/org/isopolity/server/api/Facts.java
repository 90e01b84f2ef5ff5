package org.isopolity.server.api;

import org.isopolity.server.page.Lasting;

/**
 * An answer for programs.
 *
 * @param content what becomes JSON
 */
record Facts(Object content) implements Lasting {}
