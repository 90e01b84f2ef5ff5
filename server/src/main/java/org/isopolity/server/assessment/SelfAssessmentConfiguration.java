package org.isopolity.server.assessment;

import java.time.Clock;
import org.isopolity.server.account.Addressed;
import org.isopolity.server.assessment.SelfAssessments.Kept;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Self-assessments that cities keep in the workspace. */
@Configuration(proxyBeanMethods = false)
@Import({SelfAssessmentController.class, KeptController.class, SetController.class})
public class SelfAssessmentConfiguration {

    @Bean
    SelfAssessments selfAssessments(Store store, Audit audit, Clock clock) {
        return new SelfAssessments(store, audit, clock);
    }

    @Bean
    Addressed<Kept> addressedAssessment(SelfAssessments kept) {
        return new Addressed<>(
                Kept.class,
                address -> KeptPages.get(
                        kept.all(address.name("network"), address.name("city")), address.name("assessment")));
    }
}
