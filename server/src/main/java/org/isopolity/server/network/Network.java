package org.isopolity.server.network;

/**
 * A network of cities that measure together.
 *
 * @param id short name, as it stands in addresses
 * @param name for readers
 */
public record Network(String id, String name) {}
