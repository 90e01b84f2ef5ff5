package org.isopolity.practice.evidence;

import java.util.Comparator;
import java.util.List;

/**
 * What the evidence of a practice comes to: level, findings and harm stand side by side and are never averaged.
 *
 * @param level by {@link EvidenceRule}
 * @param findings one for each outcome and metric
 */
public record Appraisal(Level level, List<Finding> findings) {

    /** Keeps its own copy. */
    public Appraisal {
        findings = List.copyOf(findings);
    }

    /** Whether any item that is monitored or better found harm. Editors cannot remove this, only answer it. */
    public boolean harm() {
        return findings.stream().anyMatch(Finding::harm);
    }

    /** The weakest agreement of any finding; {@link Agreement#NONE} where there is no finding. */
    public Agreement agreement() {
        return findings.stream()
                .map(Finding::agreement)
                .max(Comparator.naturalOrder())
                .orElse(Agreement.NONE);
    }

    /**
     * How sure the benefit is: 0 where there is harm; 1 where a finding's interval lies on the wanted side and nothing speaks
     * against it; one half otherwise, so that a level without a sure benefit counts half.
     */
    public double benefit() {
        if (harm()) {
            return 0;
        }
        boolean sure = findings.stream().anyMatch(Finding::favourable);
        return sure && agreement() != Agreement.CONFLICTING ? 1 : 0.5;
    }
}
