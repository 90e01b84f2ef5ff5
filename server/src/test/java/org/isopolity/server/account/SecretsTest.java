package org.isopolity.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passphrases, codes, and who guesses them. */
class SecretsTest {

    /** "12345678901234567890", the secret of the examples in RFC 6238, in base 32. */
    private static final String RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final Passphrases PASSPHRASES = new Passphrases(1_000);

    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.code(RFC_SECRET, second / 30)).isEqualTo(code);
    }

    @Test
    void aCodeIsTakenOnceAndOnlyAroundItsTime() {
        String secret = Totp.secret();
        assertThat(secret).matches("[A-Z2-7]{32}");
        Instant now = Instant.ofEpochSecond(1_800_000_015);
        long step = now.getEpochSecond() / 30;
        String code = Totp.code(secret, step);
        assertThat(Totp.accept(secret, code, now, 0)).hasValue(step);
        assertThat(Totp.accept(secret, code, now, step)).isEmpty();
        assertThat(Totp.accept(secret, code, now.plusSeconds(30), 0)).hasValue(step);
        assertThat(Totp.accept(secret, code, now.plusSeconds(90), 0)).isEmpty();
        assertThat(Totp.accept(secret, "", now, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short,passphrase.short",
        "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
                + "12345678901234567890123456789,passphrase.long",
        "password1234,passphrase.stolen",
        "aaaaaaaaaaaaaaaa,passphrase.weak",
        "ada lovelace,passphrase.weak",
        "ada@example.org,passphrase.weak",
        "qwertyuiopasdfgh,passphrase.weak"
    })
    void badPassphrasesAreRefused(String passphrase, String problem) {
        assertThat(PASSPHRASES.findProblem(passphrase, List.of("Ada Lovelace", "ada@example.org")))
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource({"granite owl paints tuesday", "Grüne Äpfel rollen bergauf", "我的城市对所有人都开放着呢是真的"})
    void goodOnesAreTakenWhateverTheirLetters(String passphrase) {
        assertThat(PASSPHRASES.findProblem(passphrase, List.of("Ada"))).isEmpty();
        String hash = PASSPHRASES.hash(passphrase);
        assertThat(hash).doesNotContain(passphrase).isNotEqualTo(PASSPHRASES.hash(passphrase));
        assertThat(PASSPHRASES.matches(passphrase, Optional.of(hash))).isTrue();
        assertThat(PASSPHRASES.matches(passphrase + " ", Optional.of(hash))).isFalse();
        assertThat(PASSPHRASES.matches(passphrase, Optional.empty())).isFalse();
    }

    @Test
    void tenThousandGuessesTakeDays() {
        long[] now = {0};
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(now[0]);
            }
        };
        Guessing guessing = new Guessing(clock);
        for (int guess = 0; guess < 10_000; guess++) {
            now[0] += guessing.waitSeconds("account ada") * 1000;
            assertThat(guessing.waitSeconds("account ada")).isZero();
            guessing.wrong("account ada");
        }
        assertThat(Duration.ofMillis(now[0])).isGreaterThan(Duration.ofDays(30));
        assertThat(guessing.waitSeconds("device ada"))
                .as("a device of the owner")
                .isZero();
        guessing.right("account ada");
        assertThat(guessing.waitSeconds("account ada")).isZero();
    }

    @Test
    void onlyPagesOfTheWorkspaceComeNext() {
        assertThat(SignInController.next("/workspace/networks/x")).isEqualTo("/workspace/networks/x");
        for (String other :
                List.of("", "/", "//evil", "/workspace//evil", "/workspace/../x", "https://x", "/workspace\n")) {
            assertThat(SignInController.next(other)).as(other).isEqualTo("/workspace");
        }
    }
}
