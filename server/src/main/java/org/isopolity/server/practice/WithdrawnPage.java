package org.isopolity.server.practice;

/**
 * A practice that was taken back.
 *
 * @param when the day on which it was
 * @param reason why
 */
public record WithdrawnPage(String when, String reason) {}
