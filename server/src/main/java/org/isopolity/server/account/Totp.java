package org.isopolity.server.account;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that change every half minute (RFC 6238 with SHA-1, as telephones expect). */
final class Totp {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret in base 32, as it is typed into a telephone. */
    static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < random.length * 8; bit += 5) {
            int value = 0;
            for (int i = bit; i < bit + 5; i++) {
                value = (value << 1) | ((random[i / 8] >> (7 - i % 8)) & 1);
            }
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    /** The address that a telephone reads from a picture or a link. */
    static String address(String secret, String email) {
        return "otpauth://totp/Isopolity:" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "?secret=" + secret
                + "&issuer=Isopolity";
    }

    /**
     * Which half minute a code is of: this one, the one before or the one after.
     *
     * @param after a half minute of which a code was taken already; none of it or before it is taken again
     */
    static OptionalLong accept(String secret, String code, Instant now, long after) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = Math.max(current - 1, after + 1); step <= current + 1; step++) {
            if (MessageDigest.isEqual(
                    code(secret, step).getBytes(StandardCharsets.US_ASCII),
                    code.replace(" ", "").getBytes(StandardCharsets.UTF_8))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String code(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] decode(String secret) {
        byte[] bytes = new byte[secret.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = ALPHABET.indexOf(secret.charAt(bit / 5));
            bytes[bit / 8] |= (byte) (((value >> (4 - bit % 5)) & 1) << (7 - bit % 8));
        }
        return bytes;
    }
}
