package org.isopolity.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A provider of OpenID Connect that believes whatever a test tells it. */
final class FakeProvider implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey wrongKey;
    private volatile String nonce = "";
    volatile String subject = "";
    volatile String email = "";
    volatile boolean forges;

    FakeProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k").generate();
        wrongKey = new RSAKeyGenerator(2048).keyID("k").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        Map.of(
                                "issuer",
                                issuer().toString(),
                                "authorization_endpoint",
                                issuer() + "/authorize",
                                "token_endpoint",
                                issuer() + "/token",
                                "userinfo_endpoint",
                                issuer() + "/me",
                                "jwks_uri",
                                issuer() + "/keys",
                                "subject_types_supported",
                                new String[] {"public"},
                                "response_types_supported",
                                new String[] {"code"},
                                "id_token_signing_alg_values_supported",
                                new String[] {"RS256"})));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext(
                "/me", exchange -> answer(exchange, Map.of("sub", subject, "email", email, "name", "Grace")));
        server.createContext(
                "/token",
                exchange -> answer(
                        exchange,
                        Map.of("access_token", "x", "token_type", "Bearer", "expires_in", 60, "id_token", token())));
        server.start();
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The browser comes with this address; afterwards it goes back with a code. */
    void visit(String authorization) {
        nonce = authorization.replaceAll(".*[?&]nonce=([^&]+).*", "$1");
    }

    private String token() {
        try {
            Instant now = Instant.now();
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer().toString())
                            .audience("isopolity")
                            .subject(subject)
                            .claim("nonce", nonce)
                            .claim("email", email)
                            .claim("name", "Grace")
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(60)))
                            .build());
            jwt.sign(new RSASSASigner(forges ? wrongKey : key));
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void answer(HttpExchange exchange, Object json) throws IOException {
        byte[] body = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
