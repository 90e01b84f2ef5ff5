package org.isopolity.server.plan;

/**
 * The way from knowing to doing.
 *
 * @param plans how many cities have a public plan
 */
public record DoingPage(int plans) {}
