package org.diskchain.report;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/// Sizes as people read them: powers of 1024 written KB, MB, GB, TB as Hyper-V does, one decimal
/// below 100.
public final class Sizes {
    private static final List<String> UNITS = List.of("bytes", "KB", "MB", "GB", "TB", "PB");
    private static final double STEP = 1024;
    private static final double WHOLE_FROM = 99.95;

    private Sizes() {}

    /// For instance `640 MB`, `6.3 GB`, `512 bytes`; decimals as the language writes them.
    public static String of(long bytes, Locale locale) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP - 0.5 && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return number(value, unit == 0 || value >= WHOLE_FROM ? 0 : 1, locale)
                + " "
                + UNITS.get(unit);
    }

    /// All the bytes, grouped: `42,949,672,960`.
    public static String exact(long bytes, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(bytes);
    }

    private static String number(double value, int decimals, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
