package org.isopolity.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.isopolity.server.account.OidcSettings;
import org.isopolity.server.mail.MailSettings;
import org.isopolity.server.store.StoreSettings;

/**
 * What the workspace needs to know before it opens.
 *
 * @param store where its database is
 * @param mail who sends its mail; without it mail waits in the outbox
 * @param oidc where people may sign in as well
 * @param address where people reach it from outside, for links in mails; without it the address it listens on
 * @param announce told the secret with which the first administrator claims the workspace
 */
public record WorkspaceSettings(
        StoreSettings store,
        Optional<MailSettings> mail,
        Optional<OidcSettings> oidc,
        Optional<String> address,
        Consumer<String> announce) {

    /** Address of a PostgreSQL database. */
    public static final String DATABASE_URL = "ISOPOLITY_DATABASE_URL";

    /**
     * The settings of a directory and of the environment: {@value DATABASE_URL}, {@code ISOPOLITY_SMTP_URL},
     * {@code ISOPOLITY_MAIL_FROM}, {@code ISOPOLITY_ADDRESS}, {@code ISOPOLITY_OIDC_ISSUER},
     * {@code ISOPOLITY_OIDC_CLIENT} and {@code ISOPOLITY_OIDC_SECRET}.
     *
     * @throws IllegalArgumentException if a variable makes no sense, naming it
     */
    public static WorkspaceSettings of(Path directory, Map<String, String> environment, Consumer<String> announce) {
        Environment given = new Environment(environment);
        Optional<URI> smtp = given.uri("ISOPOLITY_SMTP_URL", "smtp", "smtps");
        Optional<URI> issuer = given.uri("ISOPOLITY_OIDC_ISSUER", "https", "http");
        return new WorkspaceSettings(
                storeOf(directory, environment),
                smtp.map(server -> new MailSettings(server, given.required("ISOPOLITY_MAIL_FROM"))),
                issuer.map(provider -> new OidcSettings(
                        provider, given.required("ISOPOLITY_OIDC_CLIENT"), given.required("ISOPOLITY_OIDC_SECRET"))),
                given.uri("ISOPOLITY_ADDRESS", "https", "http")
                        .map(URI::toString)
                        .map(address -> address.replaceAll("/+$", "")),
                announce);
    }

    /** Where the database is, by a directory and the environment. */
    public static StoreSettings storeOf(Path directory, Map<String, String> environment) {
        return new StoreSettings(directory, new Environment(environment).uri(DATABASE_URL, "postgresql", "postgres"));
    }

    /** Settings with an embedded database and nothing else. */
    public static WorkspaceSettings embedded(Path directory, Consumer<String> announce) {
        return of(directory, Map.of(), announce);
    }

    private record Environment(Map<String, String> variables) {

        private Optional<String> find(String name) {
            return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        private String required(String name) {
            return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is needed and is not set."));
        }

        private Optional<URI> uri(String name, String... schemes) {
            return find(name).map(text -> {
                URI uri;
                try {
                    uri = URI.create(text);
                } catch (IllegalArgumentException malformed) {
                    // the text may hold a password, so it is not repeated
                    throw new IllegalArgumentException(name + " is not an address.");
                }
                if (uri.getHost() == null || !java.util.List.of(schemes).contains(uri.getScheme())) {
                    throw new IllegalArgumentException(
                            name + " must begin with " + String.join(":// or ", schemes) + ":// and name a host.");
                }
                return uri;
            });
        }
    }
}
