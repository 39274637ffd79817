package org.diskchain.plan;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.RecordedPlaces;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.Format;
import org.diskchain.plan.Evidence.Speaks;
import org.diskchain.plan.Evidence.Topic;
import org.diskchain.read.Probe;
import org.diskchain.read.Probe.Seen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An orphan and one disk that could be its parent, fact by fact.
final class Comparison {
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private final DiskNode child;
    private final RecordedPlaces places;
    private final DiskNode candidate;
    private final Kin kin;
    private final boolean mayBeCopy;

    /// @param mayBeCopy false where it is known to differ from one that by its headers is its copy
    Comparison(
            DiskNode child, RecordedPlaces places, DiskNode candidate, Kin kin, boolean mayBeCopy) {
        this.child = child;
        this.places = places;
        this.candidate = candidate;
        this.kin = kin;
        this.mayBeCopy = mayBeCopy;
    }

    List<Evidence> evidence(Optional<Probe> probe) {
        List<Evidence> evidence = new ArrayList<>();
        identities(evidence);
        evidence.add(kind());
        if (candidate.facts().isReadable()) {
            evidence.add(virtualSize());
            evidence.add(sectorSize());
        }
        probe.ifPresent(seen -> evidence.add(content(seen)));
        evidence.add(path());
        evidence.add(name());
        evidence.add(time());
        evidence.add(cycle());
        twin().ifPresent(evidence::add);
        evidence.add(chain());
        return evidence;
    }

    private void identities(List<Evidence> evidence) {
        boolean vhd = child.facts().format() == Format.VHD;
        Guid found = candidate.facts().identity();
        List<Guid> recorded = child.facts().parent().identities();
        Topic topic = vhd ? Topic.IDENTITY : Topic.DATA_IDENTITY;
        Speaks speaks = recorded.isEmpty() ? Speaks.NEITHER : speaks(recorded.contains(found));
        String shown = recorded.contains(found) ? text(found) : recordedIdentity(recorded);
        evidence.add(new Evidence(topic, speaks, shown, text(found)));
        if (!vhd) {
            Guid own = child.facts().id();
            boolean same = !own.isZero() && own.equals(candidate.facts().id());
            Speaks way = same ? Speaks.FOR : Speaks.NEITHER;
            evidence.add(
                    new Evidence(Topic.IDENTITY, way, text(own), text(candidate.facts().id())));
        }
    }

    private static String recordedIdentity(List<Guid> recorded) {
        return recorded.isEmpty() ? "" : text(recorded.getFirst());
    }

    private static String text(Guid guid) {
        return guid.isZero() ? "" : guid.toString();
    }

    private static Speaks speaks(boolean agrees) {
        return agrees ? Speaks.FOR : Speaks.AGAINST;
    }

    private Evidence kind() {
        Format own = child.facts().format();
        Format found = candidate.facts().format();
        return new Evidence(Topic.KIND, speaks(own == found), code(own), code(found));
    }

    private static String code(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /// A VHDX may be larger or smaller than its parent; that it is not the same tells little.
    private Evidence virtualSize() {
        long own = child.facts().virtualSize();
        long found = candidate.facts().virtualSize();
        boolean mayDiffer = child.facts().format() == Format.VHDX && acceptsIdentity();
        Speaks speaks = own != found && mayDiffer ? Speaks.NEITHER : speaks(own == found);
        return new Evidence(Topic.VIRTUAL_SIZE, speaks, Long.toString(own), Long.toString(found));
    }

    private boolean acceptsIdentity() {
        return child.facts().parent().accepts(candidate.facts().identity());
    }

    private Evidence sectorSize() {
        int own = child.facts().logicalSectorSize();
        int found = candidate.facts().logicalSectorSize();
        return new Evidence(
                Topic.SECTOR_SIZE,
                speaks(own == found),
                Integer.toString(own),
                Integer.toString(found));
    }

    private static Evidence content(Probe probe) {
        Speaks speaks = probe.agreed().isEmpty() ? Speaks.NEITHER : Speaks.FOR;
        if (!probe.disagreed().isEmpty()) speaks = Speaks.AGAINST;
        return new Evidence(
                Topic.CONTENT, speaks, counted(probe.disagreed()), counted(probe.agreed()));
    }

    private static String counted(List<Seen> seen) {
        Map<String, Integer> counts = new TreeMap<>();
        seen.forEach(each -> counts.merge(each.kind().code(), 1, Integer::sum));
        List<String> texts = new ArrayList<>();
        counts.forEach((code, count) -> texts.add(code + ":" + count));
        return String.join(" ", texts);
    }

    private Evidence path() {
        String recorded = places.paths().get(candidate.path());
        Speaks speaks = recorded == null ? Speaks.NEITHER : Speaks.FOR;
        String shown = recorded == null ? anyRecorded() : recorded;
        return new Evidence(Topic.PATH, speaks, shown, candidate.path().toString());
    }

    private String anyRecorded() {
        DiskFacts facts = child.facts();
        return facts.parent().paths().isEmpty() ? "" : facts.parent().paths().getFirst().value();
    }

    private Evidence name() {
        String found = candidate.name();
        String recorded = places.names().get(RecordedPlaces.folded(found));
        Speaks speaks = recorded == null ? Speaks.NEITHER : Speaks.FOR;
        String shown =
                recorded == null
                        ? places.names().values().stream().min(String::compareTo).orElse("")
                        : recorded;
        return new Evidence(Topic.NAME, speaks, shown, found);
    }

    /// Copying a file may change its time, so that another time says nothing.
    private Evidence time() {
        Optional<Instant> recorded = child.facts().parent().modified();
        Speaks speaks =
                recorded.filter(time -> isAbout(time, candidate.modified())).isPresent()
                        ? Speaks.FOR
                        : Speaks.NEITHER;
        return new Evidence(
                Topic.TIME,
                speaks,
                recorded.map(Instant::toString).orElse(""),
                candidate.modified().toString());
    }

    private static boolean isAbout(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(ROUNDING) <= 0;
    }

    private Evidence cycle() {
        boolean closes = kin.wouldClose(child, candidate);
        Speaks speaks = closes ? Speaks.AGAINST : Speaks.FOR;
        return new Evidence(Topic.CYCLE, speaks, "", closes ? candidate.path().toString() : "");
    }

    private Optional<Evidence> twin() {
        Optional<DiskNode> twin =
                acceptsIdentity() ? kin.twin(child, candidate) : kin.mergedInto(candidate);
        return twin.map(
                other -> {
                    boolean same =
                            mayBeCopy && acceptsIdentity() && kin.isCopy(child, candidate, other);
                    Speaks speaks = same ? Speaks.NEITHER : Speaks.AGAINST;
                    return new Evidence(Topic.TWIN, speaks, "", other.path().toString());
                });
    }

    private Evidence chain() {
        if (isSibling()) return new Evidence(Topic.CHAIN, Speaks.AGAINST, "", Evidence.SIBLING);
        Optional<String> broken = kin.broken(candidate);
        Speaks speaks = broken.isPresent() ? Speaks.AGAINST : Speaks.FOR;
        return new Evidence(Topic.CHAIN, speaks, "", broken.orElse(""));
    }

    private boolean isSibling() {
        List<Guid> recorded = child.facts().parent().identities();
        return !acceptsIdentity()
                && candidate.facts().parent().identities().stream().anyMatch(recorded::contains);
    }

    /// How likely the candidate is, for the order among candidates of the same verdict.
    long weight(List<Evidence> evidence) {
        List<Guid> recorded = child.facts().parent().identities();
        return Weights.of(evidence, kin.sharesDiskId(child))
                + Weights.ofIdentity(recorded.indexOf(candidate.facts().identity()))
                + 20L * Math.min(5, places.sharedTrail(candidate.path()))
                + (candidate.modified().isAfter(child.modified()) ? -5 : 0);
    }
}
