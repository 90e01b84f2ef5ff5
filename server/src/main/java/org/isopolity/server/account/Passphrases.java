package org.isopolity.server.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.DictionaryLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * What a passphrase must be, by chapter V6.2 of ASVS 5.0: long enough, not among those that were stolen before, not made of
 * the person's own name; any characters, and no rule that makes people write it down.
 */
public final class Passphrases {

    /** Fewest characters. */
    public static final int SHORTEST = 12;

    /** Most characters. */
    public static final int LONGEST = 128;

    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 10;
    private static final int STRONG_ENOUGH = 3;
    private static final int JUDGED = 64;

    private final Pbkdf2PasswordEncoder encoder;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Zxcvbn judge = new Zxcvbn();
    private final Set<String> stolen;
    private final String nobody;

    /**
     * Rules with hashes of PBKDF2 (HMAC-SHA-256).
     *
     * @param iterations how often the hash is repeated; 600,000 is what OWASP asks for
     */
    public Passphrases(int iterations) {
        encoder = new Pbkdf2PasswordEncoder(
                "", SALT_BYTES, iterations, Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
        stolen = readStolen();
        nobody = encoder.encode("a passphrase of nobody");
    }

    private static Set<String> readStolen() {
        try {
            DictionaryLoader list = StandardDictionaries.PASSWORDS_LOADER;
            return new HashSet<>(list.load().getFrequencies());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What is wrong with a new passphrase, as a key of the messages.
     *
     * @param own words that belong to the person, such as name and address
     */
    Optional<String> findProblem(String passphrase, List<String> own) {
        int length = passphrase.codePointCount(0, passphrase.length());
        if (length < SHORTEST) {
            return Optional.of("passphrase.short");
        }
        if (length > LONGEST) {
            return Optional.of("passphrase.long");
        }
        String lower = passphrase.toLowerCase(Locale.ROOT);
        if (stolen.contains(lower)) {
            return Optional.of("passphrase.stolen");
        }
        // the judge's time grows with the square of the length
        String judged = passphrase.length() > JUDGED ? passphrase.substring(0, JUDGED) : passphrase;
        return judge.measure(judged, own).getScore() < STRONG_ENOUGH
                ? Optional.of("passphrase.weak")
                : Optional.empty();
    }

    String hash(String passphrase) {
        return inTurn(() -> encoder.encode(passphrase));
    }

    /** Whether a passphrase is the one of a hash; without a hash it takes as long and is not. */
    boolean matches(String passphrase, Optional<String> hash) {
        if (passphrase.length() > LONGEST * 2) {
            return false;
        }
        boolean equal = inTurn(() -> encoder.matches(passphrase, hash.orElse(nobody)));
        return equal && hash.isPresent();
    }

    /** Hashing is slow on purpose; two at a time leave the processor to others. */
    private <T> T inTurn(java.util.function.Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(Reason.OFTEN, "refused.busy");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(Reason.OFTEN, "refused.busy");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
