package org.diskchain.report;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import org.diskchain.backup.AssumedName;
import org.diskchain.backup.BackupComponents;
import org.diskchain.backup.BackupForecast;
import org.diskchain.backup.BackupType;
import org.diskchain.backup.DifferencedFile;
import org.diskchain.backup.DiskForecast;
import org.diskchain.backup.ForecastInputs;
import org.diskchain.backup.ForecastReason;
import org.diskchain.backup.HResult;
import org.diskchain.backup.LastBackup;
import org.diskchain.backup.Readings;
import org.diskchain.backup.SpecEntry;
import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.VssComponent;
import org.diskchain.backup.VssException;
import org.diskchain.backup.VssSet;
import org.diskchain.backup.WindowsPath;
import org.diskchain.chain.DiskForest;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/// Backup documents and forecasts as the JSON that scripts see. Its names never change.
public final class JsonBackup {
    private final JsonValues json = new JsonValues();
    private final BackupWords words;

    public JsonBackup(BackupWords words) {
        this.words = words;
    }

    /// The answer of `backup`.
    public JsonObject backup(
            BackupForecast forecast, DiskForest forest, List<SpecFinding> findings) {
        VssSet set = forecast.set();
        return json.object()
                .add("documents", documents(set))
                .add("backup", set.components().map(this::recorded).orElse(JsonValue.NULL))
                .add("findings", documentFindings(set))
                .add("components", components(set, new FindingsByEntry(findings)))
                .add("assumed", assumed())
                .add("inputs", inputs(forecast.inputs()))
                .add("label", words.label(forecast))
                .add("forecast", forecast(forecast))
                .add("changedSince", json.paths(forecast.changedSince(forest)))
                .add("notes", strings(words.notes()))
                .build();
    }

    private JsonArrayBuilder documents(VssSet set) {
        JsonArrayBuilder array = json.array();
        for (VssSet.Document document : set.documents()) {
            array.add(
                    json.object()
                            .add("file", document.file().toString())
                            .add("name", document.name())
                            .add("kind", lower(document.kind()))
                            .add("modified", document.modified().toString()));
        }
        return array;
    }

    private JsonValue recorded(BackupComponents document) {
        return json.object()
                .add("type", JsonValues.string(document.type().map(BackupType::code).orElse(null)))
                .add("typeText", document.typeText())
                .add("snapshotSet", JsonValues.identity(document.snapshotSet()))
                .add("selectsComponents", document.selectsComponents())
                .build();
    }

    JsonArrayBuilder documentFindings(VssSet set) {
        JsonArrayBuilder array = json.array();
        set.findings()
                .forEach(
                        finding ->
                                array.add(
                                        json.object()
                                                .add("code", finding.code().code())
                                                .add("file", finding.file().toString())
                                                .add("document", finding.document())
                                                .add("message", words.message(finding))));
        return array;
    }

    private JsonArrayBuilder components(VssSet set, FindingsByEntry findings) {
        JsonArrayBuilder array = json.array();
        if (set.components().isEmpty()) return array;
        for (BackupComponents.Writer writer : set.components().get().writers()) {
            for (VssComponent component : writer.components()) {
                array.add(component(set.writerName(writer), component, findings));
            }
        }
        return array;
    }

    private JsonObjectBuilder component(
            String writer, VssComponent component, FindingsByEntry findings) {
        JsonArrayBuilder files = json.array();
        for (int i = 0; i < component.differencedFilesCount(); i++) {
            files.add(file(component, i).add("findings", findings(findings.of(component, i))));
        }
        JsonArrayBuilder partial = json.array();
        component
                .partialFiles()
                .forEach(
                        file ->
                                partial.add(
                                        json.object()
                                                .add("path", file.spec().path())
                                                .add("filespec", file.spec().filespec())
                                                .add("ranges", file.ranges())));
        List<String> raw =
                component.notUnderstood().stream().map(element -> element.toString()).toList();
        return json.object()
                .add("writer", writer)
                .add("writerInstance", JsonValues.identity(component.writer()))
                .add("component", component.name())
                .add("logicalPath", component.logicalPath())
                .add("type", component.type())
                .add("backupStamp", component.backupStamp())
                .add("differencedFilesCount", component.differencedFilesCount())
                .add("differencedFiles", files)
                .add("partialFiles", partial)
                .add("notUnderstood", strings(raw))
                .add("findings", findings(findings.of(component, FindingsByEntry.COMPONENT)));
    }

    private JsonObjectBuilder file(VssComponent component, int index) {
        try {
            DifferencedFile file = component.differencedFile(index);
            return json.object()
                    .add("index", index)
                    .add("path", file.spec().path())
                    .add("filespec", file.spec().filespec())
                    .add("recursive", file.spec().recursive())
                    .add("lastModifyTime", ticks(file))
                    .add("lastModifyTimeText", ticks(file).toString())
                    .add(
                            "lastModified",
                            JsonValues.string(
                                    file.lastModifyTime().isZero()
                                            ? null
                                            : file.lastModifyTime().instant().toString()))
                    .add("lsn", file.lsn())
                    .add("result", HResult.S_OK.name())
                    .add("raw", file.raw().toString());
        } catch (VssException notReadable) {
            return json.object()
                    .add("index", index)
                    .add("path", JsonValue.NULL)
                    .add("filespec", JsonValue.NULL)
                    .add("recursive", JsonValue.NULL)
                    .add("lastModifyTime", JsonValue.NULL)
                    .add("lastModifyTimeText", JsonValue.NULL)
                    .add("lastModified", JsonValue.NULL)
                    .add("lsn", JsonValue.NULL)
                    .add("result", notReadable.result().name())
                    .add("raw", component.differenced().get(index).toString());
        }
    }

    private static BigInteger ticks(DifferencedFile file) {
        return new BigInteger(Long.toUnsignedString(file.lastModifyTime().ticks()));
    }

    private JsonArrayBuilder findings(List<SpecFinding> findings) {
        JsonArrayBuilder array = json.array();
        for (SpecFinding finding : findings) {
            array.add(
                    json.object()
                            .add("code", finding.rule().code())
                            .add("severity", lower(finding.rule().weight()))
                            .add("message", words.message(finding)));
        }
        return array;
    }

    private JsonArrayBuilder assumed() {
        JsonArrayBuilder array = json.array();
        for (AssumedName name : AssumedName.values()) array.add(name.spelling());
        return array;
    }

    JsonObjectBuilder inputs(ForecastInputs inputs) {
        JsonArrayBuilder rules = json.array();
        inputs.rules()
                .rules()
                .forEach(
                        rule ->
                                rules.add(
                                        json.object()
                                                .add("windows", rule.windows().toString())
                                                .add("local", rule.local().toString())
                                                .add("proposed", rule.proposed())));
        JsonArrayBuilder variables = json.array();
        inputs.variables()
                .values()
                .forEach(
                        (name, value) ->
                                variables.add(
                                        json.object()
                                                .add("name", name)
                                                .add("value", value.text())
                                                .add("assumed", value.assumed())));
        return json.object()
                .add("type", inputs.next().code())
                .add("lastFull", last(inputs.lastFull()))
                .add("lastIncremental", last(inputs.lastIncremental()))
                .add("rules", rules)
                .add("variables", variables);
    }

    private static JsonValue last(LastBackup backup) {
        return switch (backup) {
            case LastBackup.Unknown _ -> JsonValue.NULL;
            case LastBackup.Never _ -> JsonValues.string("never");
            case LastBackup.At(var time) -> JsonValues.string(time.toString());
            case LastBackup.On(var day, _) -> JsonValues.string(day.toString());
        };
    }

    private JsonArrayBuilder forecast(BackupForecast forecast) {
        JsonArrayBuilder array = json.array();
        for (DiskForecast disk : forecast.disks().values()) {
            JsonArrayBuilder reasons = json.array();
            disk.reasons().forEach(reason -> reasons.add(reason(reason)));
            array.add(
                    json.object()
                            .add("disk", disk.disk().toString())
                            .add("verdict", disk.verdict().code())
                            .add(
                                    "windowsPaths",
                                    strings(
                                            disk.paths().stream()
                                                    .map(WindowsPath::toString)
                                                    .toList()))
                            .add(
                                    "readings",
                                    disk.readings().map(this::readings).orElse(JsonValue.NULL))
                            .add("reasons", reasons));
        }
        return array;
    }

    private JsonValue readings(Readings readings) {
        return json.object()
                .add("changedSince", readings.changedSince().code())
                .add("writersTime", readings.writersTime().code())
                .build();
    }

    private JsonObjectBuilder reason(ForecastReason reason) {
        return json.object()
                .add("code", reason.code().code())
                .add("message", words.message(reason))
                .add("entry", reason.entry().map(this::entry).orElse(JsonValue.NULL));
    }

    private JsonValue entry(SpecEntry entry) {
        return json.object()
                .add("kind", lower(entry.kind()))
                .add("writer", entry.writer())
                .add("component", entry.component())
                .add("index", entry.index())
                .add("path", entry.spec().path())
                .add("filespec", entry.spec().filespec())
                .add("recursive", entry.spec().recursive())
                .build();
    }

    private JsonArrayBuilder strings(List<String> texts) {
        JsonArrayBuilder array = json.array();
        texts.forEach(array::add);
        return array;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
