package org.isopolity.index.sheet;

import org.isopolity.text.Phrase;

/**
 * A city or indicator that a step left out, and why.
 *
 * @param id of the city or indicator
 * @param reason for readers
 */
public record Removal(String id, Phrase reason) {}
