package org.isopolity.server.store;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Names for new things, and secrets. */
public final class Identifiers {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private Identifiers() {}

    /** A UUID of version 7 (RFC 9562): begins with the moment, so that later ids sort later. */
    public static String next() {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        long high = (System.currentTimeMillis() << 16) | 0x7000L | ((random[0] & 0x0FL) << 8) | (random[1] & 0xFFL);
        long low = 0;
        for (int i = 2; i < random.length; i++) {
            low = (low << 8) | (random[i] & 0xFFL);
        }
        return new UUID(high, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L).toString();
    }

    /** 256 random bits, in letters that an address and a header carry unchanged. */
    public static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
