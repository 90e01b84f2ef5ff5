package org.isopolity.server.audit;

import java.time.Instant;

/**
 * One thing that was done.
 *
 * @param sequence its place in the chain, from 1
 * @param moment when
 * @param actor id of the account that did it; a name for the program itself, empty for nobody known
 * @param action what was done, as a code such as {@code answer.accept}
 * @param network in which network; empty for the installation
 * @param subject what it was done to
 * @param detail what else matters; never a name, an address or a secret
 * @param previous hash of the entry before; empty for the first
 * @param hash of all of this
 */
public record Entry(
        long sequence,
        Instant moment,
        String actor,
        String action,
        String network,
        String subject,
        String detail,
        String previous,
        String hash) {}
