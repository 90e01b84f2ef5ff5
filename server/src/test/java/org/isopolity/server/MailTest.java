package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import org.isopolity.server.mail.MailSettings;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.mail.Postman;
import org.isopolity.server.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class MailTest {

    @Parameter
    Databases database;

    private Store store;
    private FakeMailServer server;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(database.fresh());
        server = new FakeMailServer();
    }

    @AfterEach
    void close() throws Exception {
        if (store != null) {
            store.close();
            server.close();
        }
    }

    private void put(Outbox outbox, String occasion) {
        store.writing(sql ->
                outbox.put(sql, "vienna@example.org", occasion, "A subject\r\nBcc: evil@example.org", "Grüße\n.\nEnd"));
    }

    private static void await(BooleanSupplier fact) throws InterruptedException {
        for (int i = 0; i < 200 && !fact.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(fact.getAsBoolean()).isTrue();
    }

    private long count(String state) {
        return store.read(sql -> Outbox.count(sql, state));
    }

    @Test
    void oneOccasionIsOneLetterAndAHeaderStaysAHeader() throws Exception {
        Outbox outbox = new Outbox(Clock.systemUTC());
        put(outbox, "round 1 vienna");
        put(outbox, "round 1 vienna");
        try (Postman _ = new Postman(store, outbox, new MailSettings(server.address(), "net@example.org"), 20)) {
            await(() -> count("sent") == 1);
        }
        assertThat(server.letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .contains("Message-ID: <", "Auto-Submitted: auto-generated")
                        .contains("Subject: A subject Bcc: evil@example.org")
                        .doesNotContain("\nBcc:"));
    }

    @Test
    void whatIsRefusedForNowIsSentLater() throws Exception {
        server.refusals.set(1);
        Instant start = Instant.now();
        put(new Outbox(Clock.fixed(start, ZoneOffset.UTC)), "one");
        MailSettings settings = new MailSettings(server.address(), "net@example.org");
        try (Postman _ = new Postman(store, new Outbox(Clock.fixed(start, ZoneOffset.UTC)), settings, 20)) {
            await(() -> server.refusals.get() == 0);
            Thread.sleep(200);
            assertThat(server.letters).as("not at once").isEmpty();
        }
        Clock later = Clock.fixed(start.plus(Duration.ofMinutes(2)), ZoneOffset.UTC);
        try (Postman _ = new Postman(store, new Outbox(later), settings, 20)) {
            await(() -> count("sent") == 1);
        }
        assertThat(server.letters).hasSize(1);
    }

    @Test
    void whereNobodyListensMailWaits() throws Exception {
        server.close();
        Outbox outbox = new Outbox(Clock.systemUTC());
        put(outbox, "one");
        try (Postman _ =
                new Postman(store, outbox, new MailSettings(URI.create("smtp://127.0.0.1:1"), "net@example.org"), 20)) {
            await(() -> store.<Integer>read(sql -> sql.sql("select attempts from mail")
                            .query(Integer.class)
                            .single())
                    == 1);
        }
        assertThat(count("waiting")).isEqualTo(1);
    }
}
