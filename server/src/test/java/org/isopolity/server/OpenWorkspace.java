package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.isopolity.server.account.OidcSettings;
import org.isopolity.server.account.Sessions;
import org.isopolity.server.mail.MailSettings;
import org.isopolity.server.publication.Publications;
import org.isopolity.server.round.Rounds;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Store;
import org.isopolity.server.store.StoreSettings;
import org.isopolity.server.text.Languages;

/** A server with a workspace, for tests. */
final class OpenWorkspace implements AutoCloseable {

    final RunningServer server;
    final CompletableFuture<String> claim = new CompletableFuture<>();

    private OpenWorkspace(
            StoreSettings store, Path releases, Optional<MailSettings> mail, Optional<OidcSettings> oidc) {
        this(store, releases, mail, oidc, "");
    }

    private OpenWorkspace(
            StoreSettings store,
            Path releases,
            Optional<MailSettings> mail,
            Optional<OidcSettings> oidc,
            String proxies) {
        server = PublicSite.start(ServerSettings.local(releases, 0)
                .behind(proxies)
                .with(new WorkspaceSettings(store, mail, oidc, Optional.empty(), claim::complete)));
    }

    static OpenWorkspace on(StoreSettings store) {
        return new OpenWorkspace(store, Releases.directory(), Optional.empty(), Optional.empty());
    }

    static OpenWorkspace on(StoreSettings store, Path releases) {
        return new OpenWorkspace(store, releases, Optional.empty(), Optional.empty());
    }

    static OpenWorkspace with(StoreSettings store, OidcSettings oidc) {
        return new OpenWorkspace(store, Releases.directory(), Optional.empty(), Optional.of(oidc));
    }

    static OpenWorkspace behind(String proxies, StoreSettings store, OidcSettings oidc) {
        return new OpenWorkspace(store, Releases.directory(), Optional.empty(), Optional.of(oidc), proxies);
    }

    static OpenWorkspace with(StoreSettings store, MailSettings mail) {
        return new OpenWorkspace(store, Releases.directory(), Optional.of(mail), Optional.empty());
    }

    String claimSecret() throws Exception {
        return claim.get(30, TimeUnit.SECONDS);
    }

    <T> T part(Class<T> type) {
        return server.workspace().context().getBean(type);
    }

    /** What the clock does every half hour. */
    void remind() {
        part(Rounds.class).remind(new Languages().accept(null));
    }

    /** What the clock does every half minute. */
    void endEmbargoes() {
        part(Publications.class).endEmbargoes();
    }

    /** What the clock does every hour. */
    void digest() {
        org.isopolity.server.exchange.DigestClock.tick(server.workspace().context());
    }

    Store store() {
        return part(Store.class);
    }

    Visitor visitor() {
        return new Visitor(server.port());
    }

    /** An account with a role, put into the store as an invitation would. */
    String account(String email, String network, String city, String role) {
        String id = Identifiers.next();
        store().writing(sql -> {
            sql.sql("insert into account (id, email, name, password, subject, totp, totp_step, active, created)"
                            + " values (?, ?, ?, '', '', '', 0, 1, 1)")
                    .params(id, email, email.substring(0, email.indexOf('@')))
                    .update();
            grant(id, network, city, role, sql);
        });
        return id;
    }

    /** Gives an account a passphrase. */
    static void password(OpenWorkspace workspace, String account, String passphrase) {
        String hash = new org.springframework.security.crypto.password.Pbkdf2PasswordEncoder(
                        "",
                        16,
                        600_000,
                        org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm
                                .PBKDF2WithHmacSHA256)
                .encode(passphrase);
        workspace
                .store()
                .writing(sql -> sql.sql("update account set password = ? where id = ?")
                        .params(hash, account)
                        .update());
    }

    static void grant(
            String account,
            String network,
            String city,
            String role,
            org.springframework.jdbc.core.simple.JdbcClient sql) {
        sql.sql("insert into membership (account, network, city, role, granted) values (?, ?, ?, ?, 1)")
                .params(account, network, city, role)
                .update();
    }

    /** A visitor who is signed in as an account. */
    Visitor as(String account) {
        return visitor().with(part(Sessions.class).begin(account, "passphrase", "a test"));
    }

    /** Claims the workspace and returns the administrator. */
    Visitor administrator() throws Exception {
        Visitor visitor = visitor();
        var answer = visitor.post(
                "/workspace/setup",
                Map.of(
                        "secret", claimSecret(),
                        "name", "Ada",
                        "email", "ada@example.org",
                        "passphrase", "correct otter battery stable"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return visitor;
    }

    @Override
    public void close() {
        server.close();
    }
}
