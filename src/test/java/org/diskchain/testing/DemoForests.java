package org.diskchain.testing;

import org.diskchain.chain.DiskForest;
import org.diskchain.disk.FaultCode;
import org.diskchain.disk.Format;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.ui.ForestModel;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Forests made by hand for tests and pictures of the window: no file of them exists.
public final class DemoForests {
    private static final String GOLDEN = "base/ws22-golden.vhdx";
    private static final Path HYPER_V = Path.of("/Hyper-V").toAbsolutePath();
    private static final Path WEB_FARM = HYPER_V.resolve("web-farm");
    private static final String DISKS = "Virtual Hard Disks/";
    private static final long LARGE_SEED = 7;

    private DemoForests() {}

    /// 18 disks in 3 trees: a golden image with checkpoints and clones, a mismatch, a missing
    /// parent.
    public static DiskForest webFarm() {
        return webFarm(new DraftForest(WEB_FARM)).forest();
    }

    /// The web farm with more disks in it.
    public static DiskForest webFarmAnd(UnaryOperator<DraftForest> more) {
        return more.apply(webFarm(new DraftForest(WEB_FARM))).forest();
    }

    /// The web farm as the window holds it, with one disk in use.
    public static ForestModel webFarmModel() {
        ForestModel model = new ForestModel();
        model.forestProperty().set(webFarm());
        model.inUse().add(webFarm(DISKS + "app01_E3F7715D-20B4-4C88.avhdx"));
        return model;
    }

    /// A disk of the web farm by its name alone.
    public static Path webFarmDisk(String name) {
        return disk(webFarm(), name);
    }

    /// A disk of any forest by its name alone.
    public static Path disk(DiskForest forest, String name) {
        return forest.disks().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow()
                .path();
    }

    /// What merging `ws22-2026-09` at depth 2, into `ws22-2026-03`, does to the web farm.
    public static Effects webFarmEffects() {
        Path source = webFarmDisk("ws22-2026-09.avhdx");
        Path between = webFarmDisk("ws22-2026-06.avhdx");
        Path target = webFarmDisk("ws22-2026-03.avhdx");
        Map<String, Effect> known = new LinkedHashMap<>();
        put(known, target, Effect.Kind.TARGET, Effect.Reason.RECEIVES, source);
        put(known, source, Effect.Kind.MERGED, Effect.Reason.PICKED, source);
        put(known, between, Effect.Kind.MERGED, Effect.Reason.BETWEEN, between);
        invalidated(known, between, target);
        Path web01 = webFarmDisk("web01.avhdx");
        Path web02 = webFarmDisk("web02.avhdx");
        put(known, web01, Effect.Kind.ORPHANED, Effect.Reason.CHILD_OF_SOURCE, web01);
        put(known, web02, Effect.Kind.ORPHANED, Effect.Reason.CHILD_OF_SOURCE, web02);
        Path follower = webFarmDisk("web01_7C41E0B2-93D5-4E1F.avhdx");
        put(known, follower, Effect.Kind.FOLLOWS, Effect.Reason.VALID_WITH, web01);

        LinkedHashMap<Path, Effect> all = new LinkedHashMap<>();
        webFarm()
                .disks()
                .forEach(
                        node ->
                                all.put(
                                        node.path(),
                                        known.getOrDefault(node.name(), untouched(node.path()))));
        return new Effects(List.of(source, between, target), all);
    }

    /// The same with one disk rescued.
    public static Effects webFarmRescuing(String name) {
        return MergePlanner.effects(
                webFarm(), webFarmDisk("ws22-2026-09.avhdx"), 2, Set.of(webFarmDisk(name)));
    }

    /// 36 disks in 6 trees: the web farm and more, one damaged disk, one unfinished merge.
    public static DiskForest hyperV() {
        DraftForest draft = webFarm(new DraftForest(HYPER_V));
        exchange(draft);
        profiles(draft);
        return draft.forest();
    }

    /// The forest of 36 disks as the window holds it, with two disks in use.
    public static ForestModel hyperVModel() {
        ForestModel model = new ForestModel();
        DiskForest forest = hyperV();
        model.forestProperty().set(forest);
        model.inUse().add(disk(forest, "app01_E3F7715D-20B4-4C88.avhdx"));
        model.inUse().add(disk(forest, "exch-db01_8D21C7A0-44F1.avhdx"));
        return model;
    }

    /// As many disks as asked for, in trees of about thirty; always the same ones.
    public static DiskForest large(int disks) {
        return new LargeForest(HYPER_V.resolveSibling("rds-profiles"), LARGE_SEED).grow(disks);
    }

    /// A large forest as the window holds it, with the hits of a search.
    public static ForestModel largeModel(int disks) {
        ForestModel model = new ForestModel();
        model.forestProperty().set(large(disks));
        model.forest().disks().stream()
                .filter(node -> node.name().contains("E3F7"))
                .forEach(node -> model.hits().add(node.path()));
        return model;
    }

    /// One base and nothing else.
    public static DiskForest single() {
        return new DraftForest(HYPER_V.resolve("lab")).base("ubuntu-2404.vhdx", 9.4, 64).forest();
    }

    /// One chain: a base and `depth` differencing disks on it.
    public static DiskForest chain(int depth) {
        DraftForest draft = new DraftForest(HYPER_V.resolve("deep")).base("disk-0.vhdx", 8, 64);
        for (int i = 1; i <= depth; i++) {
            draft.child("disk-" + i + ".avhdx", "disk-" + (i - 1), 0.5);
        }
        return draft.forest();
    }

    private static Path webFarm(String name) {
        return WEB_FARM.resolve(name);
    }

    private static DraftForest webFarm(DraftForest draft) {
        draft.base(GOLDEN, 18.4, 127)
                .child(DISKS + "ws22-2026-03.avhdx", "ws22-golden", 3.1)
                .child(DISKS + "ws22-2026-06.avhdx", "ws22-2026-03", 4.8)
                .child(DISKS + "ws22-2026-09.avhdx", "ws22-2026-06", 2.2)
                .child(DISKS + "web01.avhdx", "ws22-2026-09", 11.6)
                .child(DISKS + "web01_7C41E0B2-93D5-4E1F.avhdx", "web01", 0.625)
                .child(DISKS + "web02.avhdx", "ws22-2026-09", 9.3)
                .child(DISKS + "web-staging.avhdx", "ws22-2026-06", 6)
                .child(DISKS + "sql-test.avhdx", "ws22-2026-03", 21.7)
                .child(DISKS + "sql-test_B9D2A6F0-0C1E-4B7A.avhdx", "sql-test", 1.3)
                .child(DISKS + "iis-legacy.avhdx", "ws22-2026-03", 0.4025)
                .child(DISKS + "app01.avhdx", "ws22-golden", 14.2)
                .child(DISKS + "app01_E3F7715D-20B4-4C88.avhdx", "app01", 2.9);
        draft.format(Format.VHD)
                .fixed("file-server/archive/fs-archive.vhd", 40)
                .mismatched("file-server/archive/2025/fs-archive-2025.vhd", "fs-archive", 5.5)
                .child("file-server/archive/2025/fs-archive-2025-w2.vhd", "fs-archive-2025", 1.8)
                .format(Format.VHDX);
        return draft.missing("identity/dc01_4F1A22C7-5D0B-49E3.avhdx", "dc01.vhdx", 7.7, 127)
                .child("identity/dc01_90AB3E14-77F2-4D60.avhdx", "dc01_4F1A22C7-5D0B-49E3", 3.4);
    }

    private static void exchange(DraftForest draft) {
        draft.base("mail/db01/exch-db01.vhdx", 214, 500)
                .child("mail/db01/exch-db01_2026-09-30.avhdx", "exch-db01", 18.1)
                .child("mail/db01/exch-db01_2026-10-14.avhdx", "exch-db01_2026-09-30", 9.4)
                .child("mail/db01/exch-db01_2026-10-31.avhdx", "exch-db01_2026-10-14", 22.7)
                .child("mail/db01/exch-db01_2026-11-12.avhdx", "exch-db01_2026-10-31", 7.3)
                .child("mail/db01/exch-db01_8D21C7A0-44F1.avhdx", "exch-db01_2026-11-12", 3.1)
                .child("mail/db01/exch-db01-lab.avhdx", "exch-db01_2026-10-14", 31)
                .twin("exch-db01_2026-11-12");
        draft.base("mail/db02/exch-db02.vhdx", 198, 500)
                .child("mail/db02/exch-db02_2026-10-31.avhdx", "exch-db02", 12.6)
                .child("mail/db02/exch-db02_6B0F51D3-90AC.avhdx", "exch-db02_2026-10-31", 4)
                .unfinished("exch-db02_2026-10-31", "exch-db02", 0.62);
    }

    private static void profiles(DraftForest draft) {
        draft.base("rds/rds-base-24h2.vhdx", 26.3, 127)
                .child("rds/rds-profile-anna.vhdx", "rds-base-24h2", 1.9)
                .child("rds/rds-profile-bruno.vhdx", "rds-base-24h2", 4.4)
                .child("rds/rds-profile-bruno_5C7D-1B3E.avhdx", "rds-profile-bruno", 0.635)
                .child("rds/rds-profile-carla.vhdx", "rds-base-24h2", 0.793)
                .damaged(FaultCode.BLOCK_DAMAGED)
                .child("rds/rds-profile-davi.vhdx", "rds-base-24h2", 2)
                .child("rds/rds-profile-erika.vhdx", "rds-base-24h2", 6.6)
                .child("rds/rds-profile-erika_0F66-D2A4.avhdx", "rds-profile-erika", 0.294);
    }

    private static void invalidated(Map<String, Effect> known, Path between, Path target) {
        Effect.Kind invalid = Effect.Kind.INVALIDATED;
        Path sql = webFarmDisk("sql-test.avhdx");
        put(known, webFarmDisk("web-staging.avhdx"), invalid, Effect.Reason.BUILT_ON, between);
        put(known, sql, invalid, Effect.Reason.BUILT_ON, target);
        put(
                known,
                webFarmDisk("sql-test_B9D2A6F0-0C1E-4B7A.avhdx"),
                invalid,
                Effect.Reason.BUILT_ON_INVALID,
                sql);
        put(known, webFarmDisk("iis-legacy.avhdx"), invalid, Effect.Reason.BUILT_ON, target);
    }

    private static void put(
            Map<String, Effect> effects,
            Path disk,
            Effect.Kind kind,
            Effect.Reason reason,
            Path because) {
        effects.put(disk.getFileName().toString(), new Effect(disk, kind, reason, because));
    }

    private static Effect untouched(Path disk) {
        return new Effect(disk, Effect.Kind.UNTOUCHED, Effect.Reason.OTHER, disk);
    }
}
