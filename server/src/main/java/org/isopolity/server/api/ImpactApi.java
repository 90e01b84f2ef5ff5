package org.isopolity.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.isopolity.server.evaluation.Ask;
import org.isopolity.server.evaluation.ReleaseStudies;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The effect of a programme, what could be found at all, and progress to a target, asked of the panel of a release. */
@Controller
@RequestMapping(ApiController.ROOT)
class ImpactApi {

    private final ReleaseStudies studies;

    ImpactApi(ReleaseStudies studies) {
        this.studies = studies;
    }

    @GetMapping("/impact")
    Facts effect(Parameters given, Text text) {
        return answer(Ask.EFFECT, given, text);
    }

    @GetMapping("/impact/power")
    Facts power(Parameters given, Text text) {
        return answer(Ask.POWER, given, text);
    }

    @GetMapping("/impact/progress")
    Facts progress(Parameters given, Text text) {
        return answer(Ask.PROGRESS, given, text);
    }

    private Facts answer(Ask ask, Parameters given, Text text) {
        ReleaseStudies.Study study = studies.of(ask, given, text);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", study.release());
        facts.put("indicator", study.indicator().id());
        facts.put("seed", study.inquiry().seed());
        facts.putAll(study.report().content(text.locale()));
        return new Facts(facts);
    }
}
