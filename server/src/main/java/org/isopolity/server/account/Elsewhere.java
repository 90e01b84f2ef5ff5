package org.isopolity.server.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.DeskWriter;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.store.Identifiers;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Signing in with an account elsewhere, by OpenID Connect. A first sign-in needs an invitation, or an account here that is
 * signed in: the same address at another provider proves nothing.
 */
final class Elsewhere implements ClientRegistrationRepository {

    static final String NAME = "elsewhere";
    static final String START_BASE = "/workspace/oidc/start";
    static final String START = START_BASE + "/" + NAME;
    static final String BACK = "/workspace/oidc/back";

    private final Optional<OidcSettings> settings;
    private final Accounts accounts;
    private final Sessions sessions;
    private final DeskWriter pages;
    private final Errands errands;
    private volatile @Nullable ClientRegistration registration;

    Elsewhere(Optional<OidcSettings> settings, Accounts accounts, Sessions sessions, DeskWriter pages, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.sessions = sessions;
        this.pages = pages;
        this.errands = new Errands(clock);
    }

    boolean isOffered() {
        return settings.isPresent();
    }

    /** Asks the provider for its addresses, once; the workspace starts without it. */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        if (!name.equals(NAME) || settings.isEmpty()) {
            return null;
        }
        ClientRegistration known = registration;
        if (known == null) {
            OidcSettings provider = settings.get();
            known = ClientRegistrations.fromIssuerLocation(provider.issuer().toString())
                    .registrationId(NAME)
                    .clientId(provider.client())
                    .clientSecret(provider.secret())
                    .scope("openid", "profile", "email")
                    .redirectUri("{baseUrl}" + BACK)
                    .build();
            registration = known;
        }
        return known;
    }

    AuthorizationRequestRepository<OAuth2AuthorizationRequest> errands() {
        return errands;
    }

    AuthenticationFailureHandler onFailure() {
        return (request, response, _) -> refuse(request, response, "refused.elsewhere");
    }

    AuthenticationSuccessHandler onSuccess() {
        return this::arrive;
    }

    private void arrive(HttpServletRequest request, HttpServletResponse response, Authentication proof)
            throws IOException {
        if (!(proof.getPrincipal() instanceof OidcUser user)) {
            refuse(request, response, "refused.elsewhere");
            return;
        }
        String subject = user.getIssuer() + "|" + user.getSubject();
        try {
            Optional<Person> here =
                    SessionContexts.cookie(request, SessionContexts.COOKIE).flatMap(sessions::findBySession);
            Optional<String> account =
                    accounts.findBySubject(subject).filter(Account::active).map(Account::id);
            if (account.isEmpty() && here.isPresent()) {
                accounts.connect(here.get().id(), subject);
                account = Optional.of(here.get().id());
            }
            if (account.isEmpty() && request.getAttribute(Errands.INVITATION) instanceof String invitation) {
                String name = Optional.ofNullable(user.getFullName())
                        .filter(full -> !full.isBlank())
                        .or(() -> Optional.ofNullable(user.getSubject()))
                        .orElse("")
                        .strip();
                account = accounts.accept(invitation, name, "", subject);
            }
            if (account.isEmpty()) {
                refuse(request, response, "refused.unknown-elsewhere");
                return;
            }
            String agent = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT))
                    .orElse("");
            SessionContexts.give(
                    request,
                    response,
                    SessionContexts.COOKIE,
                    sessions.begin(account.get(), "oidc", agent),
                    Optional.empty());
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, new Onward(Desk.HOME).path());
        } catch (Refused refused) {
            refuse(request, response, refused.key());
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String key) throws IOException {
        Text text = pages.text(request);
        pages.write(
                DeskPage.of(text.of("refused.title"), text.of(key))
                        .status(HttpServletResponse.SC_FORBIDDEN)
                        .below(new org.isopolity.server.desk.Block.Link(
                                SignInController.SIGN_IN, text.of("sign-in.title"))),
                request,
                response);
    }

    /** Who is on the way to the provider and back; ten minutes, in memory, tied to the browser by a cookie. */
    private static final class Errands implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

        static final String INVITATION = Errands.class.getName();
        private static final String COOKIE = "isopolity_errand";
        private static final Duration LASTS = Duration.ofMinutes(10);
        private static final int MOST = 10_000;

        private final Clock clock;
        private final Map<String, Errand> open = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Errand> eldest) {
                return size() > MOST;
            }
        };

        private record Errand(OAuth2AuthorizationRequest request, String invitation, long ends) {}

        Errands(Clock clock) {
            this.clock = clock;
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
            Errand errand = find(request);
            return errand == null ? null : errand.request();
        }

        private synchronized @Nullable Errand find(HttpServletRequest request) {
            String state = request.getParameter("state");
            Errand errand =
                    SessionContexts.cookie(request, COOKIE).map(open::get).orElse(null);
            return errand != null
                            && errand.ends() > clock.millis()
                            && errand.request().getState() != null
                            && errand.request().getState().equals(state)
                    ? errand
                    : null;
        }

        @Override
        public void saveAuthorizationRequest(
                @Nullable OAuth2AuthorizationRequest errand, HttpServletRequest request, HttpServletResponse response) {
            if (errand == null) {
                return;
            }
            String secret = Identifiers.secret();
            String invitation =
                    Optional.ofNullable(request.getParameter("invitation")).orElse("");
            synchronized (this) {
                open.put(secret, new Errand(errand, invitation, clock.millis() + LASTS.toMillis()));
            }
            SessionContexts.give(request, response, COOKIE, secret, Optional.of(LASTS));
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
                HttpServletRequest request, HttpServletResponse response) {
            Errand errand = find(request);
            if (errand == null) {
                return null;
            }
            synchronized (this) {
                SessionContexts.cookie(request, COOKIE).ifPresent(open::remove);
            }
            SessionContexts.give(request, response, COOKIE, "", Optional.of(Duration.ZERO));
            if (!errand.invitation().isEmpty()) {
                request.setAttribute(INVITATION, errand.invitation());
            }
            return errand.request();
        }
    }
}
