package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From the first start to signing out, as a browser sees it. */
@ParameterizedClass
@EnumSource
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInTest {

    private static final String PASSPHRASE = "correct otter battery stable";

    private static OpenWorkspace workspace;

    @Parameter
    Databases database;

    @BeforeParameterizedClassInvocation
    static void open(Databases database) {
        workspace = OpenWorkspace.on(database.fresh());
    }

    @AfterParameterizedClassInvocation
    static void close() {
        if (workspace != null) {
            workspace.close();
            workspace = null;
        }
    }

    private static HttpResponse<String> signIn(Visitor visitor, String email, String passphrase) {
        return visitor.post("/workspace/sign-in", Map.of("email", email, "passphrase", passphrase));
    }

    @Test
    @Order(1)
    void theFirstAdministratorNeedsTheSecretOfTheConsole() throws Exception {
        Visitor stranger = workspace.visitor();
        assertThat(workspace.claimSecret()).hasSize(43);
        assertThat(stranger.get("/workspace").statusCode()).isEqualTo(303);
        Map<String, String> form =
                Map.of("secret", "guess", "name", "Eve", "email", "eve@example.org", "passphrase", PASSPHRASE);
        HttpResponse<String> refused = stranger.post("/workspace/setup", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("not the secret").doesNotContain(PASSPHRASE);
        Visitor ada = workspace.administrator();
        assertThat(ada.get("/workspace").body()).contains("Ada", "Create a network");
        assertThat(stranger.get("/workspace/setup").statusCode()).isEqualTo(404);
        assertThat(stranger.post("/workspace/setup", form).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void signingInBeginsANewSessionWhateverTheBrowserBrought() {
        Visitor ada = workspace.visitor().with("chosen-by-an-attacker");
        assertThat(signIn(ada, "Ada@Example.org", PASSPHRASE).statusCode()).isEqualTo(303);
        String session = ada.cookies().get("isopolity_session");
        assertThat(session).isNotEqualTo("chosen-by-an-attacker").hasSize(43);
        assertThat(ada.get("/workspace/me").statusCode()).isEqualTo(200);
        assertThat(ada.post("/workspace/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(workspace.visitor().with(session).get("/workspace/me").statusCode())
                .isEqualTo(303);
    }

    @Test
    @Order(3)
    void wrongAddressAndWrongPassphraseLookTheSame() {
        HttpResponse<String> passphrase = signIn(workspace.visitor(), "ada@example.org", "not the passphrase");
        HttpResponse<String> address = signIn(workspace.visitor(), "nobody@example.org", "not the passphrase");
        assertThat(passphrase.statusCode()).isEqualTo(422);
        assertThat(address.statusCode()).isEqualTo(422);
        assertThat(strip(passphrase.body(), "ada")).isEqualTo(strip(address.body(), "nobody"));
    }

    private static String strip(String page, String name) {
        return page.replace(name + "@example.org", "").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    @Order(4)
    void aFormOfAnotherSiteIsRefused() {
        Visitor ada = workspace.visitor();
        signIn(ada, "ada@example.org", PASSPHRASE);
        HttpResponse<String> forged =
                ada.post("/workspace/installation/networks", Map.of("id", "forged", "name", "F", "_csrf", "guessed"));
        assertThat(forged.statusCode()).isEqualTo(403);
        String cookies = "isopolity_session=" + ada.cookies().get("isopolity_session");
        HttpResponse<String> json = workspace
                .visitor()
                .send(
                        "POST",
                        "/workspace/installation/networks",
                        "{\"id\":\"forged\"}",
                        "Cookie",
                        cookies,
                        "Content-Type",
                        "text/plain");
        assertThat(json.statusCode()).isEqualTo(403);
        assertThat(ada.get("/workspace").body()).doesNotContain("forged");
    }

    @Test
    @Order(5)
    void cookiesStayInTheWorkspaceAndFromScripts() {
        Visitor ada = workspace.visitor();
        HttpResponse<String> answer = signIn(ada, "ada@example.org", PASSPHRASE);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Path=/workspace", "HttpOnly", "SameSite="));
        HttpResponse<String> open = workspace.visitor().get("/cities");
        assertThat(open.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(open.body()).contains("href=\"/workspace\"");
    }

    @Test
    @Order(6)
    void aTokenDoesWhatItMayAndNeverBringsACookie() {
        Visitor ada = workspace.visitor();
        signIn(ada, "ada@example.org", PASSPHRASE);
        String page = ada.post("/workspace/me/tokens", Map.of("name", "reader", "days", "1"))
                .body();
        String token = page.replaceAll("(?s).*<code>(isopolity_[^<]+)</code>.*", "$1");
        String bearer = "Bearer " + token;
        Visitor script = workspace.visitor();
        HttpResponse<String> read = script.get("/workspace", "Authorization", bearer);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("isopolity_session"));
        HttpResponse<String> write = script.send("POST", "/workspace/sign-out", "", "Authorization", bearer);
        assertThat(write.statusCode()).isEqualTo(404);
        assertThat(script.get("/workspace", "Authorization", "Bearer isopolity_guess")
                        .statusCode())
                .isEqualTo(303);
        // a cookie beside a token does not count
        assertThat(ada.get("/workspace/me", "Authorization", "Basic x").statusCode())
                .isEqualTo(303);
    }

    @Test
    @Order(7)
    void aNewPassphraseEndsAllElse() {
        Visitor ada = workspace.visitor();
        Visitor elsewhere = workspace.visitor();
        signIn(ada, "ada@example.org", PASSPHRASE);
        signIn(elsewhere, "ada@example.org", PASSPHRASE);
        HttpResponse<String> weak =
                ada.post("/workspace/me/passphrase", Map.of("old", PASSPHRASE, "passphrase", "adaadaadaada"));
        assertThat(weak.statusCode()).isEqualTo(422);
        HttpResponse<String> wrong =
                ada.post("/workspace/me/passphrase", Map.of("old", "no", "passphrase", "granite owl paints tuesday"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        HttpResponse<String> changed =
                ada.post("/workspace/me/passphrase", Map.of("old", PASSPHRASE, "passphrase", PASSPHRASE + " again"));
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(ada.get("/workspace/me").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/workspace/me").statusCode()).isEqualTo(303);
        ada.post("/workspace/me/passphrase", Map.of("old", PASSPHRASE + " again", "passphrase", PASSPHRASE));
    }

    @Test
    @Order(8)
    void aPersonCannotBeSentToAnotherSite() {
        for (String next : new String[] {
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/workspace/..//evil.example",
            "/workspace\r\nSet-Cookie: x=y"
        }) {
            Visitor ada = workspace.visitor();
            HttpResponse<String> answer = ada.post(
                    "/workspace/sign-in", Map.of("email", "ada@example.org", "passphrase", PASSPHRASE, "next", next));
            assertThat(answer.headers().firstValue("Location")).as(next).contains("/workspace");
        }
    }

    @Test
    @Order(9)
    void guessingIsSlowedButTheOwnerComesIn() {
        Visitor owner = workspace.visitor();
        signIn(owner, "ada@example.org", PASSPHRASE);
        owner.post("/workspace/sign-out", Map.of());
        Visitor guesser = workspace.visitor();
        int slowed = 0;
        for (int i = 0; i < 12; i++) {
            HttpResponse<String> answer = signIn(guesser, "ada@example.org", "guess number " + i);
            if (answer.statusCode() == 429) {
                slowed++;
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isPositive();
            }
        }
        assertThat(slowed).isPositive();
        assertThat(signIn(owner, "ada@example.org", PASSPHRASE).statusCode()).isEqualTo(303);
    }

    @Test
    @Order(10)
    void everythingThatWasDoneIsInTheRecordWithoutNames() {
        String actions = workspace
                .store()
                .read(sql -> String.join(
                        " ",
                        sql.sql("select action || ' ' || subject || ' ' || detail from audit_entry")
                                .query((row, _) -> row.getString(1))
                                .list()));
        assertThat(actions)
                .contains("account.claim", "session.begin", "session.end", "token.issue", "account.password");
        // the digits of an id may spell a name by chance
        assertThat(actions.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID"))
                .doesNotContainIgnoringCase("ada", "example.org");
        assertThat(org.isopolity.server.audit.Audit.verify(workspace.store()).broken())
                .isEmpty();
    }
}
