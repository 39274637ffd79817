package org.diskchain.cli;

import jakarta.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/// `sample FOLDER`: makes the sample chain on which a newcomer tries the program.
@Command(
        name = "sample",
        description = "${bundle:sample.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli sample sample"})
final class SampleCommand extends Action {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "${bundle:option.sample}")
    private Path folder;

    SampleCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException {
        Path made = absolute(folder);
        if (session().engine().facts(made).isPresent()) {
            throw new FileAlreadyExistsException(made.toString());
        }
        session().engine().sample(made);
        if (isJson()) answer(Json.createObjectBuilder().add("folder", made.toString()).build());
        else say(text("sample.done", made));
        return Exit.DONE;
    }
}
