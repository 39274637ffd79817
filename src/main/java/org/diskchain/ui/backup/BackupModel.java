package org.diskchain.ui.backup;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.diskchain.backup.BackupForecast;
import org.diskchain.backup.BackupType;
import org.diskchain.backup.ForecastInputs;
import org.diskchain.backup.LastBackup;
import org.diskchain.backup.PathRules;
import org.diskchain.backup.SpecChecks;
import org.diskchain.backup.Variables;
import org.diskchain.backup.VssSet;
import org.diskchain.chain.DiskForest;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.merge.MergeModel.Threads;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// The open backup documents, what the person says of the next backup, and the forecast that
/// follows. The forecast comes from the background whenever one of them or the forest changes. No
/// controls; used on the JavaFX thread only.
public final class BackupModel {
    private final ForestModel forest;
    private final InstantSource clock;
    private final Latest<Foreseen> latest;
    private final ReadOnlyObjectWrapper<VssSet> documents = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Foreseen> foreseen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<BackupType> next =
            new SimpleObjectProperty<>(BackupType.INCREMENTAL);
    private final ObjectProperty<LastBackup> lastFull =
            new SimpleObjectProperty<>(LastBackup.UNKNOWN);
    private final ObjectProperty<LastBackup> lastIncremental =
            new SimpleObjectProperty<>(LastBackup.UNKNOWN);
    private final ObservableList<RuleLine> rules = FXCollections.observableArrayList();
    private final ObservableList<VariableLine> variables = FXCollections.observableArrayList();
    private final List<RuleLine> declined = new ArrayList<>();

    public BackupModel(ForestModel forest, InstantSource clock, Threads threads) {
        this.forest = forest;
        this.clock = clock;
        this.latest = new Latest<>(threads);
        forest.forestProperty().subscribe(this::rescanned);
        InvalidationListener changed = _ -> ask();
        List.of(next, lastFull, lastIncremental).forEach(input -> input.addListener(changed));
        rules.addListener(changed);
        variables.addListener(changed);
    }

    /// Null where none are open.
    public ReadOnlyObjectProperty<VssSet> documentsProperty() {
        return documents.getReadOnlyProperty();
    }

    /// Null where no documents are open, and until the first answer is there.
    public ReadOnlyObjectProperty<Foreseen> foreseenProperty() {
        return foreseen.getReadOnlyProperty();
    }

    /// Whether the forecast that is shown is not yet the one of what the person says now.
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// The kind of the next backup.
    public ObjectProperty<BackupType> nextProperty() {
        return next;
    }

    public ObjectProperty<LastBackup> lastFullProperty() {
        return lastFull;
    }

    public ObjectProperty<LastBackup> lastIncrementalProperty() {
        return lastIncremental;
    }

    /// In the person's order. Proposals from the disks' records come by themselves; one that is
    /// taken away does not come again.
    public ObservableList<RuleLine> rules() {
        return rules;
    }

    public ObservableList<VariableLine> variables() {
        return variables;
    }

    /// Shows these documents instead of those that were open. What was said of other ones is
    /// forgotten, the rules apart: they speak of folders.
    public void open(VssSet set) {
        latest.forget();
        foreseen.set(null);
        forest.backupProperty().set(null);
        documents.set(null);
        lastFull.set(LastBackup.UNKNOWN);
        lastIncremental.set(LastBackup.UNKNOWN);
        variables.setAll(usualVariables());
        documents.set(set);
        propose(forest.forest());
        ask();
    }

    public void close() {
        latest.forget();
        waiting.set(false);
        documents.set(null);
        foreseen.set(null);
        forest.backupProperty().set(null);
    }

    /// Replaces a line by what the person makes of it; it is then no proposal any more.
    public void write(int line, String windows, String local) {
        RuleLine now = rules.get(line);
        if (now.windows().equals(windows) && now.local().equals(local)) return;
        if (now.proposed()) declined.add(now);
        rules.set(line, new RuleLine(windows, local, false));
    }

    public void remove(int line) {
        RuleLine removed = rules.remove(line);
        if (removed.proposed()) declined.add(removed);
    }

    /// Moves a line before the one above.
    public void raise(int line) {
        List<RuleLine> lines = new ArrayList<>(rules);
        lines.add(line - 1, lines.remove(line));
        rules.setAll(lines);
    }

    /// The inputs of the forecast that is shown; empty before the first one.
    Optional<ForecastInputs> inputs() {
        return Optional.ofNullable(foreseen.get()).map(now -> now.forecast().inputs());
    }

    Instant now() {
        return clock.instant();
    }

    private void rescanned(DiskForest found) {
        if (documents.get() == null) return;
        propose(found);
        ask();
    }

    private void propose(DiskForest found) {
        List<RuleLine> proposals =
                PathRules.propose(found).stream().map(RuleLine::of).filter(this::isNew).toList();
        if (!proposals.isEmpty()) rules.addAll(proposals);
    }

    private boolean isNew(RuleLine proposal) {
        return rules.stream().noneMatch(proposal::isSame)
                && declined.stream().noneMatch(proposal::isSame);
    }

    private static List<VariableLine> usualVariables() {
        return Variables.USUAL.values().entrySet().stream()
                .map(each -> new VariableLine(each.getKey(), each.getValue().text(), true))
                .toList();
    }

    private void ask() {
        VssSet set = documents.get();
        if (set == null) return;
        DiskForest disks = forest.forest();
        Inputs inputs =
                new Inputs(
                        next.get(),
                        lastFull.get(),
                        lastIncremental.get(),
                        List.copyOf(rules),
                        List.copyOf(variables));
        Instant now = now();
        waiting.set(true);
        latest.ask(() -> foresee(set, disks, inputs.forForecast(), now), this::show);
    }

    private static Foreseen foresee(
            VssSet set, DiskForest disks, ForecastInputs inputs, Instant now) {
        BackupForecast forecast = BackupForecast.of(set, disks, inputs);
        return new Foreseen(
                forecast,
                SpecChecks.run(set, inputs.variables(), now),
                forecast.changedSince(disks));
    }

    private void show(Foreseen found) {
        waiting.set(false);
        foreseen.set(found);
        forest.backupProperty().set(found.forecast());
        List<VariableLine> missing =
                found.unknownVariables().stream()
                        .filter(name -> variables.stream().noneMatch(line -> isOf(line, name)))
                        .map(name -> new VariableLine(name, "", false))
                        .toList();
        if (!missing.isEmpty()) variables.addAll(missing);
    }

    private static boolean isOf(VariableLine line, String name) {
        return line.name().equalsIgnoreCase(name);
    }

    /// What the person says, as it stood when the question was asked.
    private record Inputs(
            BackupType next,
            LastBackup lastFull,
            LastBackup lastIncremental,
            List<RuleLine> rules,
            List<VariableLine> variables) {
        ForecastInputs forForecast() {
            PathRules known =
                    new PathRules(rules.stream().flatMap(line -> line.rules().stream()).toList());
            return new ForecastInputs(next, lastFull, lastIncremental, known, values());
        }

        /// Those that nobody changed stay assumed.
        private Variables values() {
            SequencedMap<String, Variables.Value> values = new LinkedHashMap<>();
            for (VariableLine line : variables) {
                if (!line.isKnown()) continue;
                values.put(
                        line.name().strip().toUpperCase(Locale.ROOT),
                        new Variables.Value(line.value().strip(), line.assumed()));
            }
            return new Variables(values);
        }
    }
}
