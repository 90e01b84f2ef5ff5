package org.isopolity.server.account;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who is signed in, with the roles of this very moment.
 *
 * @param id of the account
 * @param name for others to read
 * @param email address of the account
 * @param memberships the roles
 * @param session id of the session; empty for a script with a token
 * @param writes whether what is presented allows changes; a token may be for reading only
 */
public record Person(
        String id, String name, String email, List<Membership> memberships, String session, boolean writes) {

    public Person {
        memberships = List.copyOf(memberships);
    }

    /**
     * Whether this person may do something. This is the one place that decides who sees and does what.
     *
     * @param right what is asked
     * @param network where; empty for the installation
     * @param city for which city; empty for the network as a whole
     */
    public boolean may(Right right, String network, String city) {
        return switch (right) {
            case ANYBODY, SELF -> true;
            case INSTALLATION -> isAdministrator();
            case NETWORK_SEE, CONTRIBUTE ->
                has(network, Role.SECRETARIAT) || has(network, Role.REVIEWER) || has(network, Role.OFFICER);
            case NETWORK_RUN -> has(network, Role.SECRETARIAT);
            case PEOPLE, AUDIT -> has(network, Role.SECRETARIAT) || isAdministrator();
            case ANSWERS_SEE ->
                has(network, Role.SECRETARIAT) || has(network, Role.REVIEWER) || isOfficer(network, city);
            case ANSWERS_GIVE, PLAN_SEE, PLAN_WRITE -> isOfficer(network, city);
            case PLAN_COMMENT -> networks().contains(network);
            case REVIEW -> has(network, Role.REVIEWER);
            case CONTRIBUTIONS_GUIDE -> has(network, Role.SECRETARIAT) || has(network, Role.REVIEWER);
        };
    }

    private boolean isAdministrator() {
        return memberships.stream().anyMatch(held -> held.role() == Role.ADMINISTRATOR);
    }

    private boolean has(String network, Role role) {
        return !network.isEmpty()
                && memberships.stream()
                        .anyMatch(held -> held.role() == role && held.network().equals(network));
    }

    /** Whether this person answers for a city. */
    public boolean isOfficer(String network, String city) {
        return !city.isEmpty() && memberships.contains(new Membership(network, city, Role.OFFICER));
    }

    /** The networks in which this person has any role. */
    public Set<String> networks() {
        Set<String> networks = new TreeSet<>();
        memberships.stream()
                .map(Membership::network)
                .filter(network -> !network.isEmpty())
                .forEach(networks::add);
        return networks;
    }
}
