package org.isopolity.server.evidence;

import java.time.Clock;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.contribution.Contributions;
import org.isopolity.server.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Evaluations in the workspace; they are computed where those of the public pages are, within the same bounds. */
@Configuration(proxyBeanMethods = false)
@Import({EvidenceController.class, KeptPart.class})
public class EvidenceConfiguration {

    @Bean
    KeptEvaluations keptEvaluations(Store store, Audit audit, Contributions contributions, Clock clock) {
        return new KeptEvaluations(store, audit, contributions, clock);
    }
}
