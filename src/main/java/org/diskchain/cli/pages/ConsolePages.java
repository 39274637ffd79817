package org.diskchain.cli.pages;

import org.diskchain.cli.Cli;

import picocli.AutoComplete;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The manual page and the completions of `diskchain-cli`, each under the path below a `share`
/// folder where Debian looks for it. Installers are built with them; the program has no use for
/// them.
public final class ConsolePages {
    private static final Locale BRAZILIAN = Locale.of("pt", "BR");

    private ConsolePages() {}

    /// Paths and texts.
    ///
    /// @param version of the program
    public static Map<String, String> pages(String version) {
        Commands english = Commands.of(Cli.definition(Locale.ENGLISH));
        Commands brazilian = Commands.of(Cli.definition(BRAZILIAN));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("man/man1/diskchain-cli.1", new ManPage(Locale.ENGLISH, version).of(english));
        pages.put("man/pt_BR/man1/diskchain-cli.1", new ManPage(BRAZILIAN, version).of(brazilian));
        pages.put(
                "bash-completion/completions/diskchain-cli",
                AutoComplete.bash("diskchain-cli", Cli.definition(Locale.ENGLISH)));
        pages.put("zsh/vendor-completions/_diskchain-cli", ZshCompletion.of(english));
        pages.put("fish/vendor_completions.d/diskchain-cli.fish", FishCompletion.of(english));
        return pages;
    }
}
