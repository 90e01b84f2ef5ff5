package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.isopolity.server.account.OidcSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a machine in front says about the reader is believed only where that machine is named. */
class ProxyTest {

    private static final String[] SAID = {
        "X-Forwarded-Proto", "https", "X-Forwarded-Host", "open.example.org", "X-Forwarded-For", "203.0.113.7"
    };

    private FakeProvider provider;

    @BeforeEach
    void open() throws Exception {
        provider = new FakeProvider();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private OpenWorkspace behind(String proxies) {
        return OpenWorkspace.behind(
                proxies, Databases.EMBEDDED.fresh(), new OidcSettings(provider.issuer(), "isopolity", "a secret"));
    }

    @Test
    void aTrustedProxyGivesTheSiteItsAddress() throws Exception {
        try (OpenWorkspace workspace = behind("203.0.113.9, 127.0.0.1")) {
            Visitor reader = workspace.visitor();
            assertThat(reader.get("/cities", SAID).body())
                    .contains("<link rel=\"canonical\" href=\"https://open.example.org/cities\">");
            assertThat(reader.get("/releases/feed.atom", SAID).body())
                    .contains("<id>https://open.example.org/releases</id>");
            HttpResponse<String> start = reader.get("/workspace/oidc/start/elsewhere", SAID);
            assertThat(start.headers().firstValue("Location").orElseThrow())
                    .contains("redirect_uri=https://open.example.org/workspace/oidc/back");
            HttpResponse<String> claimed = reader.post(
                    "/workspace/setup",
                    Map.of(
                            "secret", workspace.claimSecret(),
                            "name", "Ada",
                            "email", "ada@example.org",
                            "passphrase", "correct otter battery stable"),
                    SAID);
            assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(303);
            assertThat(claimed.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.contains("isopolity_session") && cookie.contains("Secure"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "203.0.113.9"})
    void anybodyElseIsNotBelieved(String proxies) {
        try (OpenWorkspace workspace = behind(proxies)) {
            Visitor reader = workspace.visitor();
            assertThat(reader.get("/cities", SAID).body()).doesNotContain("open.example.org");
            assertThat(reader.get("/releases/feed.atom", SAID).body()).doesNotContain("open.example.org");
            assertThat(reader.get("/workspace/oidc/start/elsewhere", SAID)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .contains("redirect_uri=http://127.0.0.1:");
        }
    }

    @Test
    void aNameIsNoAddress() {
        ServerSettings settings = ServerSettings.local(Path.of("target"), 0);
        assertThatThrownBy(() -> settings.behind("proxy.example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISOPOLITY_TRUSTED_PROXIES")
                .hasMessageContaining("proxy.example.org");
        assertThat(settings.behind(" ").proxies()).isEmpty();
        assertThat(settings.behind("::1").proxies()).containsExactly("0:0:0:0:0:0:0:1");
    }
}
