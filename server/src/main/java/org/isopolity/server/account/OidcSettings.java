package org.isopolity.server.account;

import java.net.URI;

/**
 * A provider of OpenID Connect with which people may sign in.
 *
 * @param issuer its address; its configuration is found below it
 * @param client name of this installation at the provider
 * @param secret of this installation at the provider
 */
public record OidcSettings(URI issuer, String client, String secret) {

    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", client=" + client + "]";
    }
}
