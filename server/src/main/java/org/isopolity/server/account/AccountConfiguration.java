package org.isopolity.server.account;

import java.time.Clock;
import java.util.Optional;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.DeskWriter;
import org.isopolity.server.store.Store;
import org.isopolity.server.text.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** Accounts, and what Spring Security does for them: guards against forged forms, and the way to a provider elsewhere. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import({SignInController.class, MeController.class, PeopleController.class})
public class AccountConfiguration {

    private static final String GUARD_COOKIE = "isopolity_guard";

    @Bean
    Accounts accounts(Store store, Audit audit, Clock clock) {
        return new Accounts(store, audit, clock);
    }

    @Bean
    Sessions sessions(Store store, Audit audit, Clock clock) {
        return new Sessions(store, audit, clock);
    }

    @Bean
    Guessing guessing(Clock clock) {
        return new Guessing(clock);
    }

    @Bean
    Devices devices(Store store) {
        return new Devices(store);
    }

    @Bean
    Gate gate() {
        return new Gate();
    }

    @Bean
    Elsewhere elsewhere(
            ObjectProvider<OidcSettings> settings,
            Accounts accounts,
            Sessions sessions,
            DeskWriter pages,
            Clock clock) {
        return new Elsewhere(Optional.ofNullable(settings.getIfAvailable()), accounts, sessions, pages, clock);
    }

    @Bean
    SecurityFilterChain guard(HttpSecurity http, Sessions sessions, Elsewhere elsewhere, DeskWriter pages) {
        CookieCsrfTokenRepository guard = new CookieCsrfTokenRepository();
        guard.setCookieName(GUARD_COOKIE);
        guard.setCookiePath("/workspace");
        guard.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        http.securityContext(context -> context.securityContextRepository(new SessionContexts(sessions)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .csrf(csrf -> csrf.csrfTokenRepository(guard).ignoringRequestMatchers(SessionContexts::bringsToken))
                .exceptionHandling(refusal -> refusal.accessDeniedHandler((request, response, _) -> {
                    Text text = pages.text(request);
                    pages.write(
                            DeskPage.of(text.of("refused.title"), text.of("refused.forged"))
                                    .status(403),
                            request,
                            response);
                }))
                // who may do what is decided at the gate, which knows network and city
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
        if (elsewhere.isOffered()) {
            DefaultOAuth2AuthorizationRequestResolver errand =
                    new DefaultOAuth2AuthorizationRequestResolver(elsewhere, Elsewhere.START_BASE);
            errand.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            http.oauth2Login(login -> login.clientRegistrationRepository(elsewhere)
                    .authorizedClientRepository(new NoClients())
                    .loginProcessingUrl(Elsewhere.BACK)
                    .loginPage(SignInController.SIGN_IN)
                    .authorizationEndpoint(start -> start.authorizationRequestResolver(errand)
                            .authorizationRequestRepository(elsewhere.errands()))
                    .successHandler(elsewhere.onSuccess())
                    .failureHandler(elsewhere.onFailure()));
        }
        return http.build();
    }
}
