package org.isopolity.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.store.Rows;
import org.isopolity.server.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts, their roles, and invitations to have one. Secrets are stored as hashes only. */
public final class Accounts {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;:()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Duration INVITED_FOR = Duration.ofDays(14);
    private static final String SETUP = "setup";
    private static final String COLUMNS = "id, email, name, password, subject, totp, totp_step, active = 1 as active";

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    /** Accounts of a store. */
    public Accounts(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An invitation that is open.
     *
     * @param id of the invitation
     * @param email of who is invited
     * @param network in which network; empty for the installation
     * @param city for which city; empty for none
     * @param role what they would be
     */
    public record Invitation(String id, String email, String network, String city, Role role) {}

    /**
     * Somebody with a role in a network.
     *
     * @param account id of the account
     * @param name of the person
     * @param email of the person
     * @param city for which city; empty for the whole network
     * @param role the role
     */
    public record Member(String account, String name, String email, String city, Role role) {}

    /** Whether a text can be an address for mail. */
    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** An address as it is compared. */
    static String fold(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The hash under which a secret is stored; secrets are random enough to need no salt. */
    static String digest(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    // ---- the first account ---------------------------------------------------------------------------------------

    /**
     * A new secret with which the first administrator claims the installation, as long as there is no account; each one
     * replaces the one before.
     */
    public Optional<String> openClaim() {
        return store.write(sql -> {
            if (hasAccounts(sql)) {
                return Optional.empty();
            }
            String secret = Identifiers.secret();
            sql.sql("delete from setting where name = ?").param(SETUP).update();
            sql.sql("insert into setting (name, content) values (?, ?)")
                    .params(SETUP, digest(secret))
                    .update();
            return Optional.of(secret);
        });
    }

    /** Whether the installation still waits for its first administrator. */
    boolean isUnclaimed() {
        return store.read(sql -> !hasAccounts(sql));
    }

    private static boolean hasAccounts(JdbcClient sql) {
        return sql.sql("select count(*) from account").query(Long.class).single() > 0;
    }

    /**
     * Makes the first administrator.
     *
     * @return id of the account; nothing where the secret is wrong or was used
     */
    Optional<String> claim(String secret, String email, String name, String password) {
        return store.write(sql -> {
            int claimed = sql.sql("delete from setting where name = ? and content = ?")
                    .params(SETUP, digest(secret))
                    .update();
            if (claimed == 0 || hasAccounts(sql)) {
                return Optional.empty();
            }
            String id = insert(sql, email, name, password, "");
            grant(sql, id, new Membership("", "", Role.ADMINISTRATOR));
            audit.add(sql, id, "account.claim", "", id, "");
            return Optional.of(id);
        });
    }

    // ---- accounts ------------------------------------------------------------------------------------------------

    private String insert(JdbcClient sql, String email, String name, String password, String subject) {
        String id = Identifiers.next();
        sql.sql("insert into account (id, email, name, password, subject, totp, totp_step, active, created)"
                        + " values (?, ?, ?, ?, ?, '', 0, 1, ?)")
                .params(id, fold(email), name, password, subject, clock.millis())
                .update();
        return id;
    }

    Optional<Account> findByEmail(String email) {
        return store.read(sql -> sql.sql("select " + COLUMNS + " from account where email = ?")
                .param(fold(email))
                .query(Rows.as(Account.class))
                .optional());
    }

    Optional<Account> findBySubject(String subject) {
        return store.read(sql -> sql.sql("select " + COLUMNS + " from account where subject = ?")
                .param(subject)
                .query(Rows.as(Account.class))
                .optional());
    }

    Account get(String id) {
        return store.read(sql -> sql.sql("select " + COLUMNS + " from account where id = ?")
                .param(id)
                .query(Rows.as(Account.class))
                .single());
    }

    /** The roles that an account has now. */
    static List<Membership> memberships(JdbcClient sql, String account) {
        return sql.sql("select network, city, role from membership where account = ?")
                .param(account)
                .query(Rows.as(Membership.class))
                .list();
    }

    /** Notes that a code of a half minute was taken; false if it, or a later one, was taken before. */
    boolean takeCode(String account, long step) {
        return store.write(sql -> sql.sql("update account set totp_step = ? where id = ? and totp_step < ?")
                        .params(step, account, step)
                        .update()
                == 1);
    }

    void setPassword(String account, String hash) {
        store.writing(sql -> {
            sql.sql("update account set password = ? where id = ?")
                    .params(hash, account)
                    .update();
            audit.add(sql, account, "account.password", "", account, "");
        });
    }

    /** Sets the secret of the second factor; empty takes it away. */
    void setSecondFactor(String account, String secret, long step) {
        store.writing(sql -> {
            sql.sql("update account set totp = ?, totp_step = ? where id = ?")
                    .params(secret, step, account)
                    .update();
            audit.add(
                    sql,
                    account,
                    secret.isEmpty() ? "account.second-factor-off" : "account.second-factor-on",
                    "",
                    account,
                    "");
        });
    }

    /** Ties an account to a sign-in elsewhere. */
    void connect(String account, String subject) {
        store.writing(sql -> {
            long others = sql.sql("select count(*) from account where subject = ? and id <> ?")
                    .params(subject, account)
                    .query(Long.class)
                    .single();
            if (others > 0) {
                throw new Refused(Reason.CONFLICT, "refused.connected");
            }
            sql.sql("update account set subject = ? where id = ?")
                    .params(subject, account)
                    .update();
            audit.add(sql, account, "account.connect", "", account, "");
        });
    }

    // ---- roles ---------------------------------------------------------------------------------------------------

    private void grant(JdbcClient sql, String account, Membership held) {
        sql.sql("insert into membership (account, network, city, role, granted) values (?, ?, ?, ?, ?)"
                        + " on conflict (account, network, city, role) do nothing")
                .params(account, held.network(), held.city(), held.role().name(), clock.millis())
                .update();
    }

    /** The people of a network; with an empty name, of the installation. */
    List<Member> members(String network) {
        return store.read(sql -> sql.sql("select a.id as account, a.name, a.email, m.city, m.role from membership m"
                        + " join account a on a.id = m.account where m.network = ? order by m.role, m.city, a.name")
                .param(network)
                .query(Rows.as(Member.class))
                .list());
    }

    /**
     * A city that people can answer for.
     *
     * @param id of the city
     * @param name of the city
     */
    record Place(String id, String name) {}

    /** Whether there is a network of this name; the installation has none and is always there. */
    boolean isThere(String network) {
        return network.isEmpty()
                || store.read(sql -> sql.sql("select count(*) from network where id = ?")
                                .param(network)
                                .query(Long.class)
                                .single()
                        > 0);
    }

    /** The cities of a network. */
    List<Place> cities(String network) {
        return store.read(sql -> sql.sql("select id, name from city where network = ? order by name, id")
                .param(network)
                .query(Rows.as(Place.class))
                .list());
    }

    /** Those who answer for a city. */
    public static List<Member> officers(JdbcClient sql, String network, String city) {
        return sql.sql("select a.id as account, a.name, a.email, m.city, m.role from membership m"
                        + " join account a on a.id = m.account"
                        + " where m.network = ? and m.city = ? and m.role = 'OFFICER' and a.active = 1")
                .params(network, city)
                .query(Rows.as(Member.class))
                .list();
    }

    /** Takes a role away; from the next request on it is gone. The last administrator stays. */
    void revoke(Person by, String account, Membership held) {
        store.writing(sql -> {
            if (held.role() == Role.ADMINISTRATOR) {
                long administrators = sql.sql("select count(*) from membership where role = 'ADMINISTRATOR'")
                        .query(Long.class)
                        .single();
                if (administrators < 2) {
                    throw new Refused(Reason.CONFLICT, "refused.last-administrator");
                }
            }
            int gone = sql.sql("delete from membership where account = ? and network = ? and city = ? and role = ?")
                    .params(account, held.network(), held.city(), held.role().name())
                    .update();
            if (gone == 0) {
                throw Refused.absent();
            }
            audit.add(sql, by.id(), "role.revoke", held.network(), account, held.role() + " " + held.city());
        });
    }

    // ---- invitations ---------------------------------------------------------------------------------------------

    /**
     * Invites somebody.
     *
     * @param told told of the secret while the invitation is being written, to put it into a mail
     * @return the secret with which the invitation is accepted, once
     */
    String invite(Person by, String email, Membership offered, Told told) {
        String secret = Identifiers.secret();
        store.writing(sql -> {
            if (!offered.city().isEmpty()
                    && sql.sql("select count(*) from city where network = ? and id = ?")
                                    .params(offered.network(), offered.city())
                                    .query(Long.class)
                                    .single()
                            == 0) {
                throw new Refused(Reason.SENSELESS, "refused.city");
            }
            String id = Identifiers.next();
            sql.sql("insert into invitation (id, secret, email, network, city, role, invited_by, created,"
                            + " ends, accepted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
                    .params(
                            id,
                            digest(secret),
                            fold(email),
                            offered.network(),
                            offered.city(),
                            offered.role().name(),
                            by.id(),
                            clock.millis(),
                            clock.millis() + INVITED_FOR.toMillis())
                    .update();
            audit.add(sql, by.id(), "invitation.send", offered.network(), id, offered.role() + " " + offered.city());
            told.invited(sql, id, secret);
        });
        return secret;
    }

    /** Who writes the mail of an invitation. */
    @FunctionalInterface
    interface Told {
        void invited(JdbcClient sql, String invitation, String secret);
    }

    /** The open invitation of a secret. */
    Optional<Invitation> findInvitation(String secret) {
        return store.read(sql -> open(sql, secret));
    }

    private Optional<Invitation> open(JdbcClient sql, String secret) {
        return sql.sql("select id, email, network, city, role from invitation where secret = ? and accepted = 0"
                        + " and ends > ?")
                .params(digest(secret), clock.millis())
                .query(Rows.as(Invitation.class))
                .optional();
    }

    /** Open invitations of a network. */
    List<Invitation> invitations(String network) {
        return store.read(sql -> sql.sql("select id, email, network, city, role from invitation where network = ?"
                        + " and accepted = 0 and ends > ? order by created")
                .params(network, clock.millis())
                .query(Rows.as(Invitation.class))
                .list());
    }

    /**
     * Accepts an invitation with a new account.
     *
     * @return id of the account; nothing where the invitation is used or out of date
     */
    Optional<String> accept(String secret, String name, String password, String subject) {
        return store.write(sql -> open(sql, secret).map(invitation -> {
            if (sql.sql("select count(*) from account where email = ?")
                            .param(invitation.email())
                            .query(Long.class)
                            .single()
                    > 0) {
                throw new Refused(Reason.CONFLICT, "refused.has-account");
            }
            String account = insert(sql, invitation.email(), name, password, subject);
            take(sql, invitation, account);
            return account;
        }));
    }

    /** Accepts an invitation with an account that is there and signed in. */
    boolean accept(String secret, Person person) {
        return store.write(sql -> open(sql, secret)
                .map(invitation -> {
                    take(sql, invitation, person.id());
                    return true;
                })
                .orElse(false));
    }

    private void take(JdbcClient sql, Invitation invitation, String account) {
        sql.sql("update invitation set accepted = ? where id = ?")
                .params(clock.millis(), invitation.id())
                .update();
        grant(sql, account, new Membership(invitation.network(), invitation.city(), invitation.role()));
        audit.add(
                sql,
                account,
                "invitation.accept",
                invitation.network(),
                invitation.id(),
                invitation.role() + " " + invitation.city());
    }

    /** Gives a role to the one who just made what it is for, such as a network. */
    public void grant(JdbcClient sql, Person person, Membership held) {
        grant(sql, person.id(), held);
    }
}
