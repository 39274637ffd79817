package org.diskchain.report;

import jakarta.json.JsonArrayBuilder;

import org.diskchain.plan.Refusal;
import org.diskchain.plan.Space;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// What plans of every kind, and what became of them, have in common in the JSON that scripts see.
record JsonPlan(JsonValues json, Words words) {
    private static final double MILLIS = TimeUnit.SECONDS.toMillis(1);

    JsonArrayBuilder space(List<Space> volumes) {
        JsonArrayBuilder array = json.array();
        for (Space space : volumes) {
            array.add(
                    json.object()
                            .add("volume", space.volume())
                            .add("needed", space.needed())
                            .add("free", space.free()));
        }
        return array;
    }

    JsonArrayBuilder refusals(List<Refusal> refusals) {
        JsonArrayBuilder array = json.array();
        for (Refusal refusal : refusals) {
            array.add(
                    json.object()
                            .add("code", refusal.code())
                            .add("message", words.message(refusal))
                            .add("disk", refusal.disk().toString())
                            .add("win32", JsonValues.win32(refusal.win32())));
        }
        return array;
    }

    static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
