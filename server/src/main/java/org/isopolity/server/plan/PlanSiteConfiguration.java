package org.isopolity.server.plan;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The public pages of plans. */
@Configuration(proxyBeanMethods = false)
@Import(PlanPageController.class)
public class PlanSiteConfiguration {}
