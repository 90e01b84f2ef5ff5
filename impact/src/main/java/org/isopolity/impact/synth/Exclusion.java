package org.isopolity.impact.synth;

import org.isopolity.text.Phrase;

/**
 * Something that was left out of a comparison.
 *
 * @param what a unit or a period
 * @param reason why, in words
 */
public record Exclusion(String what, Phrase reason) {}
