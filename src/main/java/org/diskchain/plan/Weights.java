package org.diskchain.plan;

import org.diskchain.chain.DiskNode;
import org.diskchain.disk.Format;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.Evidence.Speaks;
import org.diskchain.plan.Evidence.Topic;

import java.util.List;

/// What evidence is worth. The order among candidates comes from sums; the verdict does not: it has
/// rules, so that no heap of weak evidence becomes a certainty.
final class Weights {
    private static final int DECIDING = 1000;
    private static final int SECOND_SLOT = 50;
    private static final int SIBLING = -300;
    private static final int REPEATED = 200;
    private static final int UNSEEN = 280;
    private static final int FORBIDDING = -5000;

    private Weights() {}

    /// @param slot in which the orphan records the candidate's identity; -1 in none
    static int ofIdentity(int slot) {
        return slot < 0 ? 0 : DECIDING - SECOND_SLOT * slot;
    }

    /// What all of it is worth. A guest that agrees makes the same virtual disk id no news; and a
    /// name counts for more where the guest could not be looked at through the whole chain.
    ///
    /// @param sharesId whether virtual disk ids tell anything here
    static int of(List<Evidence> evidence, boolean sharesId) {
        int sum = evidence.stream().mapToInt(Weights::of).sum();
        boolean content = says(evidence, Topic.CONTENT, Speaks.FOR);
        boolean silent = !content && !says(evidence, Topic.CONTENT, Speaks.AGAINST);
        boolean cutOff = says(evidence, Topic.CHAIN, Speaks.AGAINST);
        boolean vhdx = evidence.stream().anyMatch(fact -> fact.topic() == Topic.DATA_IDENTITY);
        boolean diskId = vhdx && says(evidence, Topic.IDENTITY, Speaks.FOR);
        boolean named = says(evidence, Topic.NAME, Speaks.FOR) && (diskId || !vhdx || !sharesId);
        if (content && diskId) sum -= REPEATED;
        if (silent && cutOff && named) sum += UNSEEN;
        return sum;
    }

    private static int of(Evidence evidence) {
        return switch (evidence.speaks()) {
            case NEITHER -> 0;
            case FOR -> forIt(evidence);
            case AGAINST -> evidence.isOfSibling() ? SIBLING : against(evidence.topic());
        };
    }

    private static int forIt(Evidence evidence) {
        return switch (evidence.topic()) {
            case DATA_IDENTITY -> 0; // decides, and is counted apart
            case IDENTITY -> 260;
            case CONTENT -> 300 + Math.min(200, 10 * agreed(evidence.found()));
            case PATH -> 100;
            case NAME -> 100;
            case TIME -> 80;
            case VIRTUAL_SIZE -> 40;
            case SECTOR_SIZE, KIND, CYCLE, TWIN, CHAIN -> 0;
        };
    }

    private static int against(Topic topic) {
        return switch (topic) {
            case KIND, CYCLE -> FORBIDDING;
            case SECTOR_SIZE -> -DECIDING;
            case CONTENT -> -400;
            case CHAIN -> -30;
            case VIRTUAL_SIZE -> -30;
            case TWIN -> -20;
            case IDENTITY, DATA_IDENTITY, PATH, NAME, TIME -> 0;
        };
    }

    private static int agreed(String counts) {
        int sum = 0;
        for (String each : counts.split(" ")) {
            sum += Integer.parseInt(each.substring(each.indexOf(':') + 1));
        }
        return sum;
    }

    /// @param accepted whether the orphan records the candidate's identity
    static Verdict verdict(DiskNode child, boolean accepted, List<Evidence> evidence) {
        if (evidence.stream().anyMatch(Weights::forbids)) return Verdict.DANGEROUS;
        return accepted ? ofSameIdentity(child, evidence) : ofOtherIdentity(evidence);
    }

    private static boolean forbids(Evidence fact) {
        return fact.speaks() == Speaks.AGAINST
                && switch (fact.topic()) {
                    case KIND, CYCLE, SECTOR_SIZE, CONTENT -> true;
                    case IDENTITY, DATA_IDENTITY, VIRTUAL_SIZE, PATH, NAME, TIME, TWIN, CHAIN ->
                            false;
                };
    }

    private static Verdict ofSameIdentity(DiskNode child, List<Evidence> evidence) {
        boolean vhd = child.facts().format() == Format.VHD;
        boolean sizeTold = !vhd || says(evidence, Topic.VIRTUAL_SIZE, Speaks.FOR);
        boolean contradicted = evidence.stream().anyMatch(fact -> fact.speaks() == Speaks.AGAINST);
        if (sizeTold && !contradicted) return Verdict.CERTAIN;
        boolean replaced =
                says(evidence, Topic.CHAIN, Speaks.AGAINST)
                        && says(evidence, Topic.TWIN, Speaks.AGAINST);
        return replaced ? Verdict.DANGEROUS : Verdict.LIKELY;
    }

    private static Verdict ofOtherIdentity(List<Evidence> evidence) {
        boolean size = says(evidence, Topic.VIRTUAL_SIZE, Speaks.FOR);
        boolean place =
                says(evidence, Topic.PATH, Speaks.FOR) || says(evidence, Topic.NAME, Speaks.FOR);
        boolean diskId = says(evidence, Topic.IDENTITY, Speaks.FOR);
        boolean content = says(evidence, Topic.CONTENT, Speaks.FOR);
        int signs = (size ? 1 : 0) + (place ? 1 : 0) + (diskId ? 1 : 0) + (content ? 1 : 0);
        boolean likely = signs >= 3 || place && (content || diskId);
        boolean sibling = evidence.stream().anyMatch(Evidence::isOfSibling);
        return likely && !sibling && !says(evidence, Topic.TWIN, Speaks.AGAINST)
                ? Verdict.LIKELY
                : Verdict.DANGEROUS;
    }

    private static boolean says(List<Evidence> evidence, Topic topic, Speaks way) {
        return evidence.stream().anyMatch(fact -> fact.is(topic, way));
    }
}
