package org.isopolity.server.plan;

/**
 * A plan that is no more.
 *
 * @param heading that it is gone
 * @param reason why
 * @param note what that means
 */
public record WithdrawnPage(String heading, String reason, String note) {}
