package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.isopolity.server.account.OidcSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in with an account elsewhere. */
@ParameterizedClass
@EnumSource
class ElsewhereTest {

    @Parameter
    Databases database;

    private FakeProvider provider;
    private OpenWorkspace workspace;

    @BeforeEach
    void open() throws Exception {
        provider = new FakeProvider();
        workspace = OpenWorkspace.with(database.fresh(), new OidcSettings(provider.issuer(), "isopolity", "a secret"));
    }

    @AfterEach
    void close() {
        if (workspace != null) {
            workspace.close();
        }
        provider.close();
    }

    private String start(Visitor visitor, String path) {
        HttpResponse<String> start = visitor.get(path);
        assertThat(start.statusCode()).as(start.body()).isEqualTo(302);
        String authorization = start.headers().firstValue("Location").orElseThrow();
        assertThat(authorization).startsWith(provider.issuer() + "/authorize").contains("code_challenge=", "nonce=");
        provider.visit(authorization);
        return authorization.replaceAll(".*[?&]state=([^&]+).*", "$1");
    }

    private HttpResponse<String> through(Visitor visitor, String path) {
        return visitor.get("/workspace/oidc/back?code=abc&state=" + start(visitor, path));
    }

    private String invitation() throws Exception {
        return workspace
                .administrator()
                .post("/workspace/installation/people/invite", Map.of("email", "grace@example.org"))
                .body()
                .replaceAll("(?s).*/workspace/invitation/([A-Za-z0-9_-]{43}).*", "$1");
    }

    @Test
    void anInvitationOpensTheDoorAndTheSubjectKeepsIt() throws Exception {
        provider.subject = "grace-1";
        provider.email = "grace@example.org";
        String invitation = invitation();
        Visitor grace = workspace.visitor();
        assertThat(through(grace, "/workspace/oidc/start/elsewhere").statusCode())
                .isEqualTo(403);
        HttpResponse<String> accepted = through(grace, "/workspace/oidc/start/elsewhere?invitation=" + invitation);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(303);
        assertThat(grace.get("/workspace").body()).contains("Grace", "Administrators");
        Visitor again = workspace.visitor();
        assertThat(through(again, "/workspace/oidc/start/elsewhere").statusCode())
                .isEqualTo(303);
        assertThat(again.get("/workspace/me").statusCode()).isEqualTo(200);
        Visitor secondUse = workspace.visitor();
        provider.subject = "other";
        assertThat(through(secondUse, "/workspace/oidc/start/elsewhere?invitation=" + invitation)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSameAddressElsewhereProvesNothing() throws Exception {
        Visitor ada = workspace.administrator();
        provider.subject = "impostor";
        provider.email = "ada@example.org";
        Visitor impostor = workspace.visitor();
        HttpResponse<String> refused = through(impostor, "/workspace/oidc/start/elsewhere");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(impostor.get("/workspace/me").statusCode()).isEqualTo(303);
        provider.subject = "ada-elsewhere";
        assertThat(through(ada, "/workspace/oidc/start/elsewhere").statusCode()).isEqualTo(303);
        Visitor later = workspace.visitor();
        assertThat(through(later, "/workspace/oidc/start/elsewhere").statusCode())
                .isEqualTo(303);
        assertThat(later.get("/workspace").body()).contains("Ada");
    }

    @Test
    void aForgedTokenAndAForeignErrandAreRefused() throws Exception {
        provider.subject = "grace-1";
        String invitation = invitation();
        provider.forges = true;
        Visitor grace = workspace.visitor();
        assertThat(through(grace, "/workspace/oidc/start/elsewhere?invitation=" + invitation)
                        .statusCode())
                .isEqualTo(403);
        provider.forges = false;
        Visitor victim = workspace.visitor();
        String state = start(grace, "/workspace/oidc/start/elsewhere?invitation=" + invitation);
        assertThat(victim.get("/workspace/oidc/back?code=abc&state=" + state).statusCode())
                .as("an errand that another browser began")
                .isEqualTo(403);
        assertThat(victim.cookies()).doesNotContainKey("isopolity_session");
    }
}
