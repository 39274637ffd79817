package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.cli.Engine.Converted;
import org.diskchain.read.Converter.Output;
import org.diskchain.report.JsonContent;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;

/// `convert DISK OUT`: the whole chain flattened into a new disk.
@Command(
        name = "convert",
        description = "${bundle:convert.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli convert web01.avhdx whole.vhdx"})
final class ConvertCommand extends DiskAction {
    @Parameters(index = "1", paramLabel = "OUT", description = "${bundle:option.out}")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "vhd|vhdx|raw",
            description = "${bundle:option.format}")
    private String format;

    @Option(names = "--fixed", description = "${bundle:option.fixed}")
    private boolean fixed;

    ConvertCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        Output output = output();
        Path made = absolute(out);
        if (session().engine().facts(made).isPresent()) {
            throw new FileAlreadyExistsException(made.toString());
        }
        existing(made.getParent());
        DiskForest forest = chain();
        Path disk = disk(forest, path()).path();
        Converted converted =
                session().engine().convert(forest, disk, made, output, session().progress());
        if (isJson()) {
            answer(
                    new JsonContent()
                            .converted(made, converted.virtualSize(), converted.writtenBytes()));
        } else {
            String written = session().words().size(converted.writtenBytes());
            say(text("convert.done", disk, made, written));
        }
        return Exit.DONE;
    }

    private Output output() {
        String wanted = format == null ? extension() : format.toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "vhd", "avhd" -> fixed ? Output.VHD_FIXED : Output.VHD_DYNAMIC;
            case "vhdx", "avhdx" -> fixed ? Output.VHDX_FIXED : Output.VHDX_DYNAMIC;
            case "raw", "img" -> Output.RAW;
            default -> throw wrongUsage(text("error.format"));
        };
    }

    private String extension() {
        String name = String.valueOf(out.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
