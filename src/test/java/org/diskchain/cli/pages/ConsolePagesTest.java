package org.diskchain.cli.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class ConsolePagesTest {
    private static final Map<String, String> PAGES = ConsolePages.pages("1.2.3");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "man/man1/diskchain-cli.1",
                "man/pt_BR/man1/diskchain-cli.1",
                "bash-completion/completions/diskchain-cli",
                "zsh/vendor-completions/_diskchain-cli",
                "fish/vendor_completions.d/diskchain-cli.fish"
            })
    void everyCommandWithAllItsOptionsIsThere(String page) {
        String text = PAGES.get(page).replace("\\-", "-");
        Cli.definition(Locale.ENGLISH)
                .getSubcommands()
                .forEach((name, command) -> assertTold(page, text, name, command));
    }

    private static void assertTold(String page, String text, String name, CommandLine command) {
        assertTrue(text.contains(name), () -> page + " does not tell of " + name);
        command.getCommandSpec().options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .map(option -> page.endsWith(".fish") ? option.replaceFirst("^--?", "") : option)
                .forEach(
                        option ->
                                assertTrue(text.contains(option), () -> name + " lacks " + option));
    }

    @Test
    void theManualSpeaksTheLanguageOfThePerson() {
        assertTrue(PAGES.get("man/man1/diskchain-cli.1").contains("Merges a disk down its chain"));
        assertTrue(PAGES.get("man/man1/diskchain-cli.1").contains("\"Diskchain 1.2.3\""));
        assertTrue(PAGES.get("man/pt_BR/man1/diskchain-cli.1").contains(".SH \"SINOPSE\""));
    }

    @Test
    void anOptionWithAValueIsCompletedByWhatItTakes() {
        String zsh = PAGES.get("zsh/vendor-completions/_diskchain-cli");
        assertTrue(zsh.contains(":DIR:_files -/'"), "folders for --search");
        assertTrue(zsh.contains(":vhd|vhdx|raw:(vhd vhdx raw)'"), "the formats");
        assertTrue(zsh.contains("(copied full none)'"), "as the option takes them");
        String fish = PAGES.get("fish/vendor_completions.d/diskchain-cli.fish");
        assertTrue(fish.contains(" -l format -x -a 'vhd vhdx raw'"));
    }

    /// What the program may come to have: a command of commands, words with signs in them.
    @Command(
            name = "prog",
            description = "Colon: it's [odd].",
            footer = {"", "Example:", "  prog -x"},
            subcommands = {Outer.class, Secret.class})
    private static final class Prog {}

    @Command(name = "outer", description = ".starts with a dot", subcommands = Inner.class)
    private static final class Outer {}

    @Command(name = "inner", description = "Back\\slash.")
    private static final class Inner {
        @Option(
                names = {"-o", "--one"},
                paramLabel = "FILE",
                description = "A file.")
        private Path one;

        @Parameters(paramLabel = "DIR", description = "Folders.")
        private List<Path> folders;
    }

    @Command(name = "secret", hidden = true)
    private static final class Secret {}

    @Test
    void commandsOfCommandsAreFollowedDown() {
        Commands program = Commands.of(new CommandLine(new Prog()));
        assertEquals(List.of("outer"), program.children().stream().map(Commands::name).toList());
        String zsh = ZshCompletion.of(program);
        assertTrue(zsh.contains("_prog_outer_inner() {"));
        assertTrue(zsh.contains("inner) _prog_outer_inner ;;"));
        assertTrue(zsh.contains("'*:DIR:_files -/'"));
        String fish = FishCompletion.of(program);
        String inner = "'__fish_seen_subcommand_from outer; and __fish_seen_subcommand_from inner'";
        assertTrue(fish.contains("-n " + inner + " -s o -l one -r -F -d 'A file.'"), fish);
        String man = new ManPage(Locale.ENGLISH, "1").of(program);
        assertTrue(man.contains(".SS \"prog outer inner\""));
        assertFalse(man.contains("secret"));
    }

    @Test
    void signsThatMeanSomethingToTheShellOrToRoffAreEscaped() {
        Commands program = Commands.of(new CommandLine(new Prog()));
        String man = new ManPage(Locale.ENGLISH, "1").of(program);
        assertTrue(man.contains("\n\\&.starts with a dot\n"));
        assertTrue(man.contains("Back\\eslash."));
        assertTrue(man.contains("prog \\-x"));
        assertTrue(ZshCompletion.of(program).contains("'inner:Back\\\\slash.'"));
        assertTrue(FishCompletion.of(program).contains("'Back\\\\slash.'"));
    }
}
