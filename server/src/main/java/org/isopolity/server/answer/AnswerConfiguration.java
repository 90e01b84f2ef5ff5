package org.isopolity.server.answer;

import java.time.Clock;
import java.util.List;
import org.isopolity.server.account.Addressed;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.network.Networks;
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
    Addressed<CityReturn> addressedReturn(Answers answers, Networks networks) {
        return new Addressed<>(CityReturn.class, address -> {
            String network = address.name("network");
            CityReturn found = answers.get(network, address.name("round"), address.name("city"), address.person());
            List<Networks.Wording> wordings =
                    networks.wordings(network, found.framework().number());
            return wordings.isEmpty() ? found : found.in(address.languages(), wordings);
        });
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
