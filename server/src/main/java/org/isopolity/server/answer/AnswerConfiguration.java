package org.isopolity.server.answer;

import java.time.Clock;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Store;
import org.isopolity.server.store.StoreSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What cities answer. */
@Configuration(proxyBeanMethods = false)
@Import({ReturnController.class, WorkbookController.class, ExportController.class})
public class AnswerConfiguration {

    @Bean
    Answers answers(Store store, Audit audit, Clock clock) {
        return new Answers(store, audit, clock);
    }

    @Bean
    EvidenceFiles evidenceFiles(StoreSettings settings) {
        return new EvidenceFiles(settings.directory().resolve("evidence"));
    }

    @Bean
    Previews previews(Clock clock) {
        return new Previews(clock);
    }
}
