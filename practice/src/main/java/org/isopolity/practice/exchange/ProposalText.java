package org.isopolity.practice.exchange;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.review.Proposal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A proposal as text that is kept while it is on its way, and read back as it was. The form is this program's own. */
public final class ProposalText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Proposal.class, Kinds.class)
            .addMixIn(Adaptation.Origin.class, Origins.class)
            .build();

    private ProposalText() {}

    /** Names of the kinds, so that what is kept does not depend on the names of classes. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Proposal.OfPractice.class, name = "practice"),
        @JsonSubTypes.Type(value = Proposal.OfImplementation.class, name = "implementation"),
        @JsonSubTypes.Type(value = Proposal.OfAdaptation.class, name = "adaptation"),
        @JsonSubTypes.Type(value = Proposal.OfEvidence.class, name = "evidence")
    })
    private interface Kinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "origin")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Adaptation.Recorded.class, name = "recorded"),
        @JsonSubTypes.Type(value = Adaptation.Outside.class, name = "outside")
    })
    private interface Origins {}

    /** Writes a proposal. */
    public static String write(Proposal proposal) {
        return JSON.writerFor(Proposal.class).writeValueAsString(proposal);
    }

    /**
     * Reads a proposal.
     *
     * @throws IllegalArgumentException if the text was not written by {@link #write}
     */
    public static Proposal read(String text) {
        try {
            Proposal read = JSON.readerFor(Proposal.class).readValue(text);
            if (read == null) {
                throw new IllegalArgumentException("this is no proposal: nothing");
            }
            return read;
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("this is no proposal: " + wrong.getOriginalMessage(), wrong);
        }
    }
}
