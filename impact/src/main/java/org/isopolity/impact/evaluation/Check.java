package org.isopolity.impact.evaluation;

import org.isopolity.text.Phrase;

/**
 * One question that every evaluation has to answer, and how it came out.
 *
 * @param name what was looked at, such as {@code fit}, {@code donors} or {@code interference}
 * @param light how it came out
 * @param reason why, in words
 */
public record Check(String name, Light light, Phrase reason) {}
