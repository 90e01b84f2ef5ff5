package org.isopolity.server.page;

/**
 * An answer that depends on nothing but the releases, the program, the reader's language and the address: {@link Freshness}
 * gives it a tag and spares the reader who has it already.
 */
public interface Lasting {}
