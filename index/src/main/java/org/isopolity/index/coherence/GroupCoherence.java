package org.isopolity.index.coherence;

import java.util.List;
import java.util.Optional;
import org.isopolity.index.statistics.CronbachAlpha;
import org.isopolity.index.statistics.PrincipalComponents;

/**
 * Whether the children of a group measure one thing.
 *
 * @param groupId the group
 * @param memberIds its children in the index, in the order of the framework
 * @param alpha Cronbach's alpha; nothing where it cannot be told
 * @param components principal components, loadings in the order of the members; nothing where they cannot be told
 */
public record GroupCoherence(
        String groupId,
        List<String> memberIds,
        Optional<CronbachAlpha> alpha,
        Optional<PrincipalComponents> components) {

    public GroupCoherence {
        memberIds = List.copyOf(memberIds);
    }
}
