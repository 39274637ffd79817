package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.cli.Engine.Mapped;
import org.diskchain.read.MapRange;
import org.diskchain.report.JsonContent;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `map DISK`: which disk of the chain serves each range.
@Command(
        name = "map",
        description = "${bundle:map.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli map web01.avhdx"})
final class MapCommand extends DiskAction {
    MapCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        DiskForest forest = chain();
        Mapped mapped =
                session().engine().map(forest, disk(forest, path()).path(), session().progress());
        session().progress().clear();
        if (isJson()) writeJson(mapped);
        else say(lines(mapped));
        return Exit.DONE;
    }

    private void writeJson(Mapped mapped) throws IOException {
        Writer out = new OutputStreamWriter(session().terminal().out(), StandardCharsets.UTF_8);
        new JsonContent().map(out, mapped.virtualSize(), mapped.ranges(), mapped.disks());
        out.write('\n');
        out.flush();
    }

    private List<String> lines(Mapped mapped) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        text("map.start"),
                        text("map.length"),
                        text("map.kind"),
                        text("column.disk")));
        for (MapRange range : mapped.ranges()) {
            rows.add(
                    List.of(
                            Long.toString(range.start()),
                            Long.toString(range.length()),
                            text(range.data() ? "map.data" : "map.zero"),
                            range.depth() < 0
                                    ? text("map.nobody")
                                    : Columns.name(mapped.disks().get(range.depth()))));
        }
        return new Columns(">><<").lines(rows);
    }
}
