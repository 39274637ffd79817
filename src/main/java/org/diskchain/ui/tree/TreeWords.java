package org.diskchain.ui.tree;

import org.diskchain.backup.DiskForecast;
import org.diskchain.backup.Verdict;
import org.diskchain.disk.DiskFacts;
import org.diskchain.plan.Effect;
import org.diskchain.report.BackupWords;
import org.diskchain.report.Sizes;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/// The words of the picture in one language.
final class TreeWords {
    private final Locale locale;
    private final ResourceBundle bundle;

    TreeWords(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("org.diskchain.ui.tree.tree", locale);
    }

    String of(String key) {
        return bundle.getString(key);
    }

    String of(String key, Object... values) {
        return new MessageFormat(of(key), locale).format(values);
    }

    String effect(Effect.Kind kind) {
        return of("effect." + kind.name().toLowerCase(Locale.ROOT));
    }

    /// For instance `VHDX diff`.
    String kind(DiskFacts facts) {
        String type = of("type." + facts.type().name().toLowerCase(Locale.ROOT));
        return facts.isReadable() ? facts.format() + " " + type : type;
    }

    /// What the next backup does with a disk, for instance `Next backup: left out`.
    String backup(Verdict verdict) {
        return of("backup", of("backup." + verdict.code()));
    }

    /// The same in a word.
    String backupMark(Verdict verdict) {
        return of("backup.mark." + verdict.code());
    }

    /// The first reason of a forecast, with what it rests on.
    Optional<String> why(DiskForecast forecast) {
        return new BackupWords(locale).why(forecast).stream().findFirst();
    }

    String size(long bytes) {
        return Sizes.of(bytes, locale);
    }

    /// For instance `41%`.
    String percent(double fraction) {
        return NumberFormat.getPercentInstance(locale).format(fraction);
    }

    /// What is drawn above the picture where orphans are to be given their new parent.
    String reconnect(int disks) {
        return disks == 1 ? of("reconnect.one") : of("reconnect.many", disks);
    }
}
