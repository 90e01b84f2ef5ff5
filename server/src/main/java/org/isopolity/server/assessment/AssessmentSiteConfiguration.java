package org.isopolity.server.assessment;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The public self-assessment, which keeps nothing. */
@Configuration(proxyBeanMethods = false)
@Import(AssessmentController.class)
public class AssessmentSiteConfiguration {}
