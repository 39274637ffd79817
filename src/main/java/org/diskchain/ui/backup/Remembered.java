package org.diskchain.ui.backup;

import org.diskchain.backup.BackupType;
import org.diskchain.ui.Memory;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Keeps from one start to the next what a person said once and for all: which folder there is
/// which folder here, and the kind of the next backup. When backups were made is asked anew.
final class Remembered {
    private static final String RULE = "backup.rule.";
    private static final String NEXT = "backup.next";
    private static final int RULES = 20;
    private static final String BETWEEN = "\t";

    private final BackupModel model;
    private final Memory memory;

    private Remembered(BackupModel model, Memory memory) {
        this.model = model;
        this.memory = memory;
    }

    /// Takes back what was kept, and keeps what changes from now on.
    static void keep(BackupModel model, Memory memory) {
        Remembered remembered = new Remembered(model, memory);
        remembered.read();
        model.rules().subscribe(remembered::write);
        model.nextProperty().addListener((_, _, _) -> remembered.write());
    }

    private void read() {
        IntStream.range(0, RULES)
                .mapToObj(place -> memory.get(RULE + place).flatMap(Remembered::rule))
                .flatMap(Optional::stream)
                .forEach(model.rules()::add);
        memory.get(NEXT).flatMap(BackupType::parse).ifPresent(model.nextProperty()::set);
    }

    private static Optional<RuleLine> rule(String written) {
        String[] parts = written.split(BETWEEN, 2);
        return parts.length < 2
                ? Optional.empty()
                : Optional.of(new RuleLine(parts[0], parts[1], false))
                        .filter(line -> line.problem() == RuleLine.Problem.NONE);
    }

    /// Proposals are made anew each time.
    private void write() {
        List<RuleLine> own =
                model.rules().stream()
                        .filter(line -> !line.proposed())
                        .filter(line -> line.problem() == RuleLine.Problem.NONE)
                        .toList();
        for (int place = 0; place < RULES; place++) {
            boolean is = place < own.size();
            memory.put(RULE + place, is ? written(own.get(place)) : "");
        }
        memory.put(NEXT, model.nextProperty().get().code());
        memory.save();
    }

    private static String written(RuleLine line) {
        return line.windows() + BETWEEN + line.local();
    }
}
