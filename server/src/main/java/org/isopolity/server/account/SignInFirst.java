package org.isopolity.server.account;

/** Nobody is signed in, and somebody must be. */
public final class SignInFirst extends RuntimeException {

    private static final long serialVersionUID = 1;

    SignInFirst() {
        super("sign in first", null, false, false);
    }
}
