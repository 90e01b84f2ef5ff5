package org.isopolity.server.account;

/**
 * An account as it is stored.
 *
 * @param id of the account
 * @param email address, in lower case
 * @param name for others to read
 * @param password hash; empty for who signs in elsewhere
 * @param subject issuer and name of the sign-in elsewhere; empty for who has a passphrase
 * @param totp secret of the second factor; empty for none
 * @param totpStep the half minute of the last code that was taken
 * @param active whether it may be used
 */
record Account(
        String id,
        String email,
        String name,
        String password,
        String subject,
        String totp,
        long totpStep,
        boolean active) {}
