package org.isopolity.server.account;

/**
 * A role that somebody has.
 *
 * @param network in which network; empty for the installation
 * @param city for which city; empty for the whole network
 * @param role the role
 */
public record Membership(String network, String city, Role role) {

    public Membership {
        boolean fits = switch (role) {
            case ADMINISTRATOR -> network.isEmpty() && city.isEmpty();
            case OFFICER -> !network.isEmpty() && !city.isEmpty();
            case RESIDENT, REVIEWER, SECRETARIAT -> !network.isEmpty() && city.isEmpty();
        };
        if (!fits) {
            throw new IllegalArgumentException(
                    role + " cannot be held in network '" + network + "' for city '" + city + "'");
        }
    }
}
