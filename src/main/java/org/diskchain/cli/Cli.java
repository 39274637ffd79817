package org.diskchain.cli;

import org.diskchain.report.JsonContent;
import org.diskchain.report.Phrases;
import org.diskchain.report.Program;
import org.diskchain.report.Visible;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// The console program: `diskchain-cli COMMAND ...`.
@Command(
        name = "diskchain-cli",
        synopsisSubcommandLabel = "COMMAND",
        description = "${bundle:description}",
        footer = {
            "",
            "${bundle:help.exit}",
            "  0  ${bundle:exit.done}",
            "  1  ${bundle:exit.at-fault}",
            "  2  ${bundle:exit.usage}",
            "  3  ${bundle:exit.machine}",
            "  4  ${bundle:exit.stopped}",
            "",
            "${bundle:help.example}",
            "  diskchain-cli tree /srv/vm"
        })
public final class Cli {
    private static final String JSON = "--json";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "${bundle:option.help}")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "${bundle:option.version}")
    private boolean version;

    private final Session session;

    private Cli(Session session) {
        this.session = session;
    }

    public static void main(String[] arguments) {
        Interruption interruption = new Interruption(Runtime.getRuntime()::halt);
        interruption.watch(Runtime.getRuntime());
        Terminal terminal =
                new Terminal(
                        System.out,
                        System.err,
                        System.in,
                        isTerminal("stdin") && isTerminal("stderr"),
                        isTerminal("stderr"),
                        Locale.getDefault(Locale.Category.DISPLAY));
        int code = Exit.MACHINE.code();
        try {
            code = run(terminal, DiskEngine.ofThisMachine(), interruption, arguments);
        } finally {
            System.out.flush();
            System.err.flush();
            interruption.finished(code); // even after a bug: whoever waits for it must not wait on
        }
        System.exit(code);
    }

    /// Whether a standard stream is a terminal: the launcher knows; Java can tell for all streams
    /// together only.
    private static boolean isTerminal(String stream) {
        String told = System.getProperty("org.diskchain." + stream + ".terminal");
        if (told != null) return Boolean.parseBoolean(told);
        return System.console() != null && System.console().isTerminal();
    }

    /// Runs one command and gives its exit code.
    static int run(
            Terminal terminal, Engine engine, Interruption interruption, String... arguments) {
        Cli cli = new Cli(Session.of(terminal, engine, interruption));
        return cli.commandLine().execute(arguments);
    }

    /// The commands with all their options, in the language of a person: what manual and
    /// completions are made of.
    public static CommandLine definition(Locale locale) {
        Terminal unused = new Terminal(System.out, System.err, System.in, false, false, locale);
        Interruption none = new Interruption(_ -> {});
        return new Cli(Session.of(unused, DiskEngine.ofThisMachine(), none)).commandLine();
    }

    private CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(this);
        actions().forEach(commandLine::addSubcommand);
        commandLine.getCommandSpec().version("Diskchain " + Program.version());
        commandLine.setResourceBundle(session.phrases().bundle());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commandLine.setOut(new PrintWriter(session.terminal().out(), true));
        commandLine.setErr(new PrintWriter(session.terminal().err(), true));
        commandLine.setParameterExceptionHandler(this::wrongUsage);
        headings(commandLine.getCommandSpec().usageMessage());
        commandLine
                .getSubcommands()
                .values()
                .forEach(each -> headings(each.getCommandSpec().usageMessage()));
        return commandLine;
    }

    private List<Action> actions() {
        return List.of(
                new TreeCommand(session),
                new InfoCommand(session),
                new MapCommand(session),
                new CheckCommand(session),
                new OrphansCommand(session),
                new PlanCommand(session),
                new MergeCommand(session),
                new ResumeCommand(session),
                new DropCommand(session),
                new ReparentCommand(session),
                new UndoCommand(session),
                new RebaseCommand(session),
                new ConvertCommand(session),
                new HashCommand(session),
                new BackupCommand(session),
                new SampleCommand(session));
    }

    private void headings(UsageMessageSpec usage) {
        Phrases phrases = session.phrases();
        usage.synopsisHeading(phrases.text("help.usage") + " ");
        usage.parameterListHeading("%n");
        usage.optionListHeading("%n");
        usage.commandListHeading("%n" + phrases.text("help.commands") + "%n");
    }

    private int wrongUsage(ParameterException wrong, String[] arguments) {
        String message = Visible.text(new UsageWords(session.phrases()).message(wrong));
        if (List.of(arguments).contains(JSON)) {
            session.terminal().json(new JsonContent().error("usage", message, null, 0).toString());
        }
        session.terminal().errorLine(message);
        String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        session.terminal().errorLine(session.phrases().text("help.hint", name));
        return Exit.USAGE.code();
    }
}
