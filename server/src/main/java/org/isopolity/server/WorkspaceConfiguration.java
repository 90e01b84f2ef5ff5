package org.isopolity.server;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.util.List;
import org.isopolity.server.account.AccountConfiguration;
import org.isopolity.server.account.Addressed;
import org.isopolity.server.account.Gate;
import org.isopolity.server.account.Passphrases;
import org.isopolity.server.answer.AnswerConfiguration;
import org.isopolity.server.assessment.SelfAssessmentConfiguration;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.contribution.ContributionConfiguration;
import org.isopolity.server.desk.DeskWriter;
import org.isopolity.server.evidence.EvidenceConfiguration;
import org.isopolity.server.exchange.ExchangeConfiguration;
import org.isopolity.server.mail.MailSettings;
import org.isopolity.server.mail.Outbox;
import org.isopolity.server.mail.Postman;
import org.isopolity.server.network.NetworkConfiguration;
import org.isopolity.server.page.Assets;
import org.isopolity.server.plan.PlanConfiguration;
import org.isopolity.server.publication.PublicationConfiguration;
import org.isopolity.server.review.ReviewConfiguration;
import org.isopolity.server.round.RoundConfiguration;
import org.isopolity.server.scenario.KeptScenarioConfiguration;
import org.isopolity.server.store.Store;
import org.isopolity.server.text.Languages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The parts of the workspace, named one by one. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({
    AccountConfiguration.class,
    NetworkConfiguration.class,
    RoundConfiguration.class,
    AnswerConfiguration.class,
    ReviewConfiguration.class,
    PublicationConfiguration.class,
    PlanConfiguration.class,
    ExchangeConfiguration.class,
    SelfAssessmentConfiguration.class,
    ContributionConfiguration.class,
    EvidenceConfiguration.class,
    KeptScenarioConfiguration.class,
    OperationController.class,
    WorkspaceErrors.class
})
class WorkspaceConfiguration {

    private static final int ITERATIONS = 600_000;
    private static final long MAIL_EVERY_MILLIS = 15_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Audit audit(Clock clock) {
        return new Audit(clock);
    }

    @Bean
    Passphrases passphrases() {
        return new Passphrases(ITERATIONS);
    }

    @Bean
    Outbox outbox(Clock clock) {
        return new Outbox(clock);
    }

    /** Nobody, where no mail server is set: mail waits. */
    @Bean(destroyMethod = "close")
    AutoCloseable postman(ObjectProvider<MailSettings> settings, Store store, Outbox outbox) {
        MailSettings mail = settings.getIfAvailable();
        return mail == null ? () -> {} : new Postman(store, outbox, mail, MAIL_EVERY_MILLIS);
    }

    @Bean
    DeskWriter deskWriter() {
        return new DeskWriter(
                TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        WorkspaceConfiguration.class.getClassLoader(),
                        "org.isopolity.server.jte"),
                new Languages(),
                new Assets());
    }

    @Bean
    WebMvcConfigurer manners(Gate gate, DeskWriter pages, List<Addressed<?>> addressed) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(gate);
                resolvers.add(pages);
                resolvers.addAll(addressed);
            }

            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(pages);
            }
        };
    }
}
